import type { CommandOf } from '#commands';
import type { Decider, Decision, Evolved, GeneralRefusal, PartialDate } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyBefore,
  germanGeneral,
  isDay,
  refuse,
  refuseInput,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { MissingReferenceRefusal, ReferenceFacts } from '#shared-kernel';
import { germanMissingReference, refuseMissingReference } from '#shared-kernel';
import type { reorganisationCommands } from './reorganisation.commands.js';
import type { Change, Concern, ConcernKey, ReorganisationEvent } from './reorganisation.events.js';

interface Recorded {
  readonly title: string;
  readonly change: Change;
  readonly on: PartialDate;
}

export type Reorganisation =
  | { readonly status: 'unknown' }
  | (Recorded & { readonly status: 'recorded' | 'cancelled' | 'carriedOut' })
  /**
   * `outstanding` by `concernKey`; `settled` are those that a person settled; `isLast` as in the event; `looks` counts how
   * often everything that was found was dealt with.
   */
  | (Recorded & {
      readonly status: 'begun';
      readonly outstanding: ReadonlyMap<string, Concern>;
      readonly settled: readonly string[];
      readonly isLast: boolean;
      readonly looks: number;
    });

type Begun = Extract<Reorganisation, { readonly status: 'begun' }>;

export type ReorganisationCommand = CommandOf<(typeof reorganisationCommands)[number]>;

export type UnfitReorganisation =
  | 'organisation has ended'
  | 'an organisation would belong to itself'
  | 'is not with the organisation that is split'
  | 'organisation would end before it began'
  | 'is not with the organisation any more'
  | 'is allotted twice'
  | 'goes to none of the organisations that are left';

export type ReorganisationRefusal =
  | 'reorganisation is recorded already'
  | 'reorganisation is cancelled'
  | 'reorganisation has begun'
  | 'reorganisation is carried out'
  | 'reorganisation has not begun'
  | 'nothing of this is outstanding'
  | 'it concerns too much'
  | 'a day that is not past is named to the day'
  | UnfitReorganisation
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'not found'>;

/** One reorganisation concerns at most so many things. */
export const MOST_CONCERNS = 5000;
/** After so many looks a person says who has what is found again: two reorganisations may hand it to and fro. */
const MOST_LOOKS = 5;
/** One event names at most so many: a policy reacts to each with at most 998 effects. */
const CONCERNS_AN_EVENT = 500;

export interface ReorganisationFacts extends ReferenceFacts {
  /** What cannot be so, and the field that says it. */
  readonly unfit?: { readonly reason: UnfitReorganisation; readonly field: string };
  /** What it concerns now, and what ends when that is dealt with. */
  readonly concerns: readonly Concern[];
  readonly ends: readonly Concern[];
}

export const reorganisationDecider: Decider<
  ReorganisationCommand,
  Reorganisation,
  ReorganisationEvent,
  ReorganisationRefusal,
  ReorganisationFacts
> = {
  category: 'reorganisation',
  initial: { status: 'unknown' },
  events: {
    ReorganisationRecorded: 1,
    ReorganisationCancelled: 1,
    ReorganisationBegun: 1,
    ConcernsDealtWith: 1,
    ConcernAllotted: 1,
    ConcernCarried: 1,
    ConcernSettled: 1,
    ReorganisationCarriedOut: 1,
  },
  german: {
    'reorganisation is recorded already': 'Die Umorganisation ist schon erfasst.',
    'reorganisation is cancelled': 'Die Umorganisation ist abgesagt.',
    'reorganisation has begun': 'Die Umorganisation hat begonnen.',
    'reorganisation is carried out': 'Die Umorganisation ist durchgeführt.',
    'reorganisation has not begun': 'Die Umorganisation hat noch nicht begonnen.',
    'nothing of this is outstanding': 'Hierzu ist nichts offen.',
    'a day that is not past is named to the day': 'Ein Tag, der nicht vorbei ist, muss genau genannt werden.',
    'it concerns too much': 'Die Umorganisation betrifft mehr als 5000 Dinge: sie muss geteilt werden.',
    'organisation has ended': 'Die Organisation besteht nicht mehr.',
    'an organisation would belong to itself': 'Eine Organisation würde zu sich selbst gehören.',
    'is not with the organisation that is split': 'Das liegt nicht bei der Organisation, die geteilt wird.',
    'organisation would end before it began': 'Die Organisation würde vor ihrem Beginn enden.',
    'is not with the organisation any more':
      'Das liegt nicht mehr bei einer Organisation, die umorganisiert wird: es kann abgehakt werden.',
    'is allotted twice': 'Das ist zweimal zugeteilt.',
    'goes to none of the organisations that are left': 'Das geht an keine der Organisationen, die bleiben.',
    'not found': germanGeneral['not found'],
    ...germanMissingReference,
  },
  decide,
  evolve,
};

type ReorganisationDecision = Decision<ReorganisationEvent, ReorganisationRefusal>;
type Of<T extends ReorganisationCommand['type']> = Extract<ReorganisationCommand, { readonly type: T }>;

function decide(
  command: ReorganisationCommand,
  reorganisation: Reorganisation,
  facts: ReorganisationFacts,
): ReorganisationDecision {
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (command.type === 'RecordReorganisation') return record(command, reorganisation, facts);
  if (reorganisation.status === 'unknown') return refuseMissing('not found');
  switch (command.type) {
    case 'CancelReorganisation':
      if (reorganisation.status === 'cancelled') return refuse('reorganisation is cancelled');
      if (reorganisation.status !== 'recorded') return refuse('reorganisation has begun');
      return accept<ReorganisationEvent>({ type: 'ReorganisationCancelled', data: command.data });
    case 'BeginReorganisation':
      return begin(reorganisation, facts);
    case 'RecordCarried':
      return carried(command, reorganisation);
    case 'AllotConcern':
    case 'SettleConcern':
      if (reorganisation.status !== 'begun') return refuse(NOTHING_OUTSTANDING[reorganisation.status]);
      return command.type === 'AllotConcern' ? allot(command, reorganisation, facts) : settle(command, reorganisation);
  }
}

const NOTHING_OUTSTANDING = {
  recorded: 'reorganisation has not begun',
  cancelled: 'reorganisation is cancelled',
  carriedOut: 'reorganisation is carried out',
} as const;

function record(
  { data, meta }: Of<'RecordReorganisation'>,
  reorganisation: Reorganisation,
  { unfit }: ReorganisationFacts,
): ReorganisationDecision {
  if (reorganisation.status !== 'unknown') return refuse('reorganisation is recorded already');
  if (unfit !== undefined) return refuseReference(unfit.reason, unfit.field);
  if (!isDay(data.on) && data.on !== 'unknown' && !certainlyBefore(data.on, meta.today)) {
    return refuseInput('a day that is not past is named to the day', 'on');
  }
  const { change, ...said } = data;
  const told: Change = change.kind === 'split' ? { ...change, allotments: change.allotments ?? [] } : change;
  return accept<ReorganisationEvent>({ type: 'ReorganisationRecorded', data: { ...said, change: told } });
}

/** First what it concerns; when that is dealt with whatever came meanwhile, and once there is nothing more, what ends. */
function begin(
  reorganisation: Exclude<Reorganisation, { readonly status: 'unknown' }>,
  facts: ReorganisationFacts,
): ReorganisationDecision {
  switch (reorganisation.status) {
    case 'cancelled':
    case 'carriedOut':
      return acceptAsIs('its day is over');
    case 'recorded':
      if (facts.concerns.length > MOST_CONCERNS) return refuse('it concerns too much');
      return found(facts.concerns, facts.ends.length === 0);
    case 'begun': {
      const { outstanding, settled, isLast, looks } = reorganisation;
      if (isLast || outstanding.size > 0) return acceptAsIs('something is outstanding');
      const more = facts.concerns.filter((one) => !settled.includes(concernKey(one)));
      if (more.length === 0) return found(facts.ends, true);
      const some = more.slice(0, MOST_CONCERNS);
      return found(looks < MOST_LOOKS ? some : some.map(({ kind, thing }) => ({ kind, thing })), false);
    }
  }
}

function found(concerns: readonly Concern[], isLast: boolean): ReorganisationDecision {
  const events: ReorganisationEvent[] = [];
  for (let from = 0; from === 0 || from < concerns.length; from += CONCERNS_AN_EVENT) {
    const some = concerns.slice(from, from + CONCERNS_AN_EVENT);
    events.push({ type: 'ReorganisationBegun', data: { concerns: some, isLast } });
  }
  if (concerns.length === 0) events.push(dealtWith(isLast));
  return accept<ReorganisationEvent>(...events);
}

function dealtWith(isLast: boolean): ReorganisationEvent {
  return { type: isLast ? 'ReorganisationCarriedOut' : 'ConcernsDealtWith', data: {} };
}

/** What nobody was named for, and what was not carried, may be allotted anew: to the same one, too, once it can have it. */
function allot(
  { data }: Of<'AllotConcern'>,
  { outstanding }: Begun,
  { unfit }: ReorganisationFacts,
): ReorganisationDecision {
  if (!outstanding.has(concernKey(data))) return refuseMissing('nothing of this is outstanding');
  if (unfit !== undefined) return refuseReference(unfit.reason, unfit.field);
  return accept<ReorganisationEvent>({ type: 'ConcernAllotted', data });
}

function settle({ data }: Of<'SettleConcern'>, begun: Begun): ReorganisationDecision {
  if (!begun.outstanding.has(concernKey(data))) return refuseMissing('nothing of this is outstanding');
  return ended({ type: 'ConcernSettled', data }, begun);
}

function carried({ data }: Of<'RecordCarried'>, reorganisation: Reorganisation): ReorganisationDecision {
  if (reorganisation.status !== 'begun' || !reorganisation.outstanding.has(concernKey(data))) {
    return acceptAsIs('nothing of this is outstanding');
  }
  return ended({ type: 'ConcernCarried', data }, reorganisation);
}

/** With the last of what was outstanding everything is dealt with that was found. */
function ended(event: ReorganisationEvent, { outstanding, isLast }: Begun): ReorganisationDecision {
  if (outstanding.size > 1) return accept<ReorganisationEvent>(event);
  return accept<ReorganisationEvent>(event, dealtWith(isLast));
}

export function concernKey({ kind, thing }: ConcernKey): string {
  return `${kind} ${thing}`;
}

const NOTHING_YET: Pick<Begun, 'outstanding' | 'settled' | 'looks'> = { outstanding: new Map(), settled: [], looks: 0 };

function evolve(
  reorganisation: Reorganisation,
  event: Evolved<ReorganisationEvent> | { readonly type: 'DateRefined' },
): Reorganisation {
  if (event.type === 'ReorganisationRecorded') {
    const { title, change, on } = event.data;
    return { status: 'recorded', title, change, on };
  }
  if (reorganisation.status === 'unknown') return reorganisation;
  const { title, change, on } = reorganisation;
  switch (event.type) {
    case 'ReorganisationCancelled':
      return { status: 'cancelled', title, change, on };
    case 'ReorganisationCarriedOut':
      return { status: 'carriedOut', title, change, on };
    case 'ReorganisationBegun': {
      const { concerns, isLast } = event.data;
      const before = reorganisation.status === 'begun' ? reorganisation : NOTHING_YET;
      const outstanding = new Map([...before.outstanding, ...concerns.map((one) => [concernKey(one), one] as const)]);
      const { settled, looks } = before;
      return { status: 'begun', title, change, on, outstanding, settled, isLast, looks };
    }
    case 'ConcernAllotted':
      return outstandingIn(reorganisation, (outstanding) => outstanding.set(concernKey(event.data), event.data));
    case 'ConcernCarried':
      return outstandingIn(reorganisation, (outstanding) => outstanding.delete(concernKey(event.data)));
    case 'ConcernSettled': {
      const key = concernKey(event.data);
      const rest = outstandingIn(reorganisation, (outstanding) => outstanding.delete(key));
      return rest.status === 'begun' ? { ...rest, settled: [...rest.settled, key] } : rest;
    }
    case 'ConcernsDealtWith':
      return reorganisation.status === 'begun'
        ? { ...reorganisation, looks: reorganisation.looks + 1 }
        : reorganisation;
    case 'DateRefined':
      return reorganisation;
  }
}

function outstandingIn(reorganisation: Reorganisation, change: (copy: Map<string, Concern>) => void): Reorganisation {
  if (reorganisation.status !== 'begun') return reorganisation;
  const outstanding = new Map(reorganisation.outstanding);
  change(outstanding);
  return { ...reorganisation, outstanding };
}
