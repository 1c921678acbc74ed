import type { CommandOf } from '#commands';
import type { Decider, Decision, Evolved, GeneralRefusal, PartialDate } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyAfter,
  germanGeneral,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { MissingReferenceRefusal, ReferenceFacts } from '../references/missing-reference.js';
import { germanMissingReference, refuseMissingReference } from '../references/missing-reference.js';
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
  /** `outstanding` by `concernKey`. */
  | (Recorded & { readonly status: 'begun'; readonly outstanding: ReadonlyMap<string, Concern> });

type Begun = Extract<Reorganisation, { readonly status: 'begun' }>;

export type ReorganisationCommand = CommandOf<(typeof reorganisationCommands)[number]>;

export type UnfitReorganisation =
  | 'organisation has ended'
  | 'an organisation would belong to itself'
  | 'is not with the organisation that is split'
  | 'is allotted twice'
  | 'goes to none of the organisations that are left';

export type ReorganisationRefusal =
  | 'reorganisation is recorded already'
  | 'reorganisation is cancelled'
  | 'reorganisation has begun'
  | 'its day has not come'
  | 'reorganisation is carried out'
  | 'reorganisation has not begun'
  | 'nothing of this is outstanding'
  | 'it concerns too much'
  | UnfitReorganisation
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'not found'>;

/** One reorganisation concerns at most so many things. */
export const MOST_CONCERNS = 5000;
/** One event names at most so many: a policy reacts to each with at most 998 effects. */
const CONCERNS_AN_EVENT = 500;

export interface ReorganisationFacts extends ReferenceFacts {
  /** What cannot be so, and the field that says it. */
  readonly unfit?: { readonly reason: UnfitReorganisation; readonly field: string };
  /** What it concerns now. */
  readonly concerns: readonly Concern[];
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
    ConcernAllotted: 1,
    ConcernCarried: 1,
    ConcernSettled: 1,
    ReorganisationCarriedOut: 1,
  },
  german: {
    'reorganisation is recorded already': 'Die Umorganisation ist schon erfasst.',
    'reorganisation is cancelled': 'Die Umorganisation ist abgesagt.',
    'reorganisation has begun': 'Die Umorganisation hat begonnen.',
    'its day has not come': 'Der Tag der Umorganisation ist noch nicht da.',
    'reorganisation is carried out': 'Die Umorganisation ist durchgeführt.',
    'reorganisation has not begun': 'Die Umorganisation hat noch nicht begonnen.',
    'nothing of this is outstanding': 'Hierzu ist nichts offen.',
    'it concerns too much': 'Die Umorganisation betrifft mehr als 5000 Dinge: sie muss geteilt werden.',
    'organisation has ended': 'Die Organisation besteht nicht mehr.',
    'an organisation would belong to itself': 'Eine Organisation würde zu sich selbst gehören.',
    'is not with the organisation that is split': 'Das liegt nicht bei der Organisation, die geteilt wird.',
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
      return begin(command, reorganisation, facts);
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
  { data }: Of<'RecordReorganisation'>,
  reorganisation: Reorganisation,
  { unfit }: ReorganisationFacts,
): ReorganisationDecision {
  if (reorganisation.status !== 'unknown') return refuse('reorganisation is recorded already');
  if (unfit !== undefined) return refuseReference(unfit.reason, unfit.field);
  const { change, ...said } = data;
  const told: Change = change.kind === 'split' ? { ...change, allotments: change.allotments ?? [] } : change;
  return accept<ReorganisationEvent>({ type: 'ReorganisationRecorded', data: { ...said, change: told } });
}

function begin(
  { meta }: Of<'BeginReorganisation'>,
  reorganisation: Exclude<Reorganisation, { readonly status: 'unknown' }>,
  { concerns }: ReorganisationFacts,
): ReorganisationDecision {
  if (reorganisation.status !== 'recorded') return acceptAsIs('its day is over');
  if (certainlyAfter(reorganisation.on, meta.today)) return refuse('its day has not come');
  if (concerns.length > MOST_CONCERNS) return refuse('it concerns too much');
  const begun: ReorganisationEvent[] = [];
  for (let from = 0; from === 0 || from < concerns.length; from += CONCERNS_AN_EVENT) {
    begun.push({ type: 'ReorganisationBegun', data: { concerns: concerns.slice(from, from + CONCERNS_AN_EVENT) } });
  }
  if (concerns.length === 0) begun.push({ type: 'ReorganisationCarriedOut', data: {} });
  return accept<ReorganisationEvent>(...begun);
}

/** What nobody was named for, and what was not carried, may be allotted anew. */
function allot(
  { data }: Of<'AllotConcern'>,
  { outstanding }: Begun,
  { unfit }: ReorganisationFacts,
): ReorganisationDecision {
  const concern = outstanding.get(concernKey(data));
  if (concern === undefined) return refuseMissing('nothing of this is outstanding');
  if (unfit !== undefined) return refuseReference(unfit.reason, unfit.field);
  if (concern.to === data.to) return acceptAsIs('allotted so already');
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

/** With the last of what was outstanding it is carried out. */
function ended(event: ReorganisationEvent, { outstanding }: Begun): ReorganisationDecision {
  if (outstanding.size > 1) return accept<ReorganisationEvent>(event);
  return accept<ReorganisationEvent>(event, { type: 'ReorganisationCarriedOut', data: {} });
}

export function concernKey({ kind, thing }: ConcernKey): string {
  return `${kind} ${thing}`;
}

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
      const before = reorganisation.status === 'begun' ? reorganisation.outstanding : new Map<string, Concern>();
      const outstanding = new Map([...before, ...event.data.concerns.map((one) => [concernKey(one), one] as const)]);
      return { status: 'begun', title, change, on, outstanding };
    }
    case 'ConcernAllotted':
      return outstandingIn(reorganisation, (outstanding) => outstanding.set(concernKey(event.data), event.data));
    case 'ConcernCarried':
    case 'ConcernSettled':
      return outstandingIn(reorganisation, (outstanding) => outstanding.delete(concernKey(event.data)));
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
