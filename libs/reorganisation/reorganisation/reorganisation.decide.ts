import type { CommandOf } from '#commands';
import type { Decider, Decision } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyBefore,
  decideByType,
  isDay,
  publish,
  refuse,
  refuseInput,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { ReorganisationAhead } from '#parties';
import { REORGANISATION_AHEAD } from '#parties';
import type { ReferenceFacts } from '#shared-kernel';
import { refuseMissingReference } from '#shared-kernel';
import type { reorganisationCommands } from './reorganisation.commands.js';
import type { Change, Concern, ReorganisationEvent } from './reorganisation.events.js';
import { reorganisationShapes } from './reorganisation.events.js';
import { evolveReorganisation } from './reorganisation.evolve.js';
import type { ReorganisationRefusal, UnfitReorganisation } from './reorganisation.refusals.js';
import { germanReorganisation } from './reorganisation.refusals.js';
import type { Begun, KnownReorganisation, Reorganisation } from './reorganisation.state.js';
import { concernKey } from './reorganisation.state.js';

export type ReorganisationCommand = CommandOf<(typeof reorganisationCommands)[number]>;
type RecordCommand = Extract<ReorganisationCommand, { readonly type: 'RecordReorganisation' }>;

/** The most leads, assignments and organisations that one reorganisation concerns. */
export const MOST_CONCERNS = 5000;
/** The most searches; after them a person allots the rest, since two reorganisations may pass it back and forth. */
const MOST_LOOKS = 5;
/** The most concerns of one event: a policy reacts to each event with at most 998 effects. */
const CONCERNS_AN_EVENT = 500;

export interface ReorganisationFacts extends ReferenceFacts {
  /** The reason why the command is unfit, and the field at fault. */
  readonly unfit?: { readonly reason: UnfitReorganisation; readonly field: string };
  /** The holdings that it concerns now, and the organisations that end after those are dealt with. */
  readonly concerns: readonly Concern[];
  readonly ends: readonly Concern[];
}

type ReorganisationDecision = Decision<ReorganisationEvent, ReorganisationRefusal>;

export const reorganisationDecider: Decider<
  ReorganisationCommand,
  Reorganisation,
  ReorganisationEvent,
  ReorganisationRefusal,
  ReorganisationFacts
> = {
  category: 'reorganisation',
  initial: { status: 'unknown' },
  events: reorganisationShapes,
  german: germanReorganisation,
  decide: (command, reorganisation, facts) => {
    if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
    if (command.type === 'RecordReorganisation') return record(command, reorganisation, facts);
    return reorganisation.status === 'unknown'
      ? refuseMissing('not found')
      : decideKnown(command, reorganisation, facts);
  },
  evolve: evolveReorganisation,
  publishes: [publish(REORGANISATION_AHEAD, aheadOf)],
};

function aheadOf(reorganisation: Reorganisation): ReorganisationAhead {
  switch (reorganisation.status) {
    case 'unknown':
      return { status: 'unknown' };
    case 'recorded':
    case 'begun':
      return { status: reorganisation.status, title: reorganisation.title };
    case 'cancelled':
    case 'carriedOut':
      return { status: 'over' };
  }
}

function record(
  { data, meta }: RecordCommand,
  reorganisation: Reorganisation,
  { unfit }: ReorganisationFacts,
): ReorganisationDecision {
  if (reorganisation.status !== 'unknown') return refuse('reorganisation is recorded already');
  if (unfit !== undefined) return refuseReference(unfit.reason, unfit.field);
  if (!isDay(data.on) && data.on !== 'unknown' && !certainlyBefore(data.on, meta.today)) {
    return refuseInput('a day that is not past is named to the day', 'on');
  }
  const { change, ...rest } = data;
  const whole: Change = change.kind === 'split' ? { ...change, allotments: change.allotments ?? [] } : change;
  return accept<ReorganisationEvent>({ type: 'ReorganisationRecorded', data: { ...rest, change: whole } });
}

const decideKnown = decideByType<
  Exclude<ReorganisationCommand, RecordCommand>,
  KnownReorganisation,
  ReorganisationEvent,
  ReorganisationRefusal,
  ReorganisationFacts
>({
  CancelReorganisation: ({ data }, { status }) => {
    if (status === 'cancelled') return refuse('reorganisation is cancelled');
    if (status !== 'recorded') return refuse('reorganisation has begun');
    return accept({ type: 'ReorganisationCancelled', data });
  },
  BeginReorganisation: (_command, reorganisation, facts) => begin(reorganisation, facts),
  RecordCarried: ({ data }, reorganisation) => {
    if (reorganisation.status !== 'begun' || !reorganisation.outstanding.has(concernKey(data))) {
      return acceptAsIs('nothing of this is outstanding');
    }
    return ended({ type: 'ConcernCarried', data }, reorganisation);
  },
  /** A concern that was not carried may be allotted anew, also to the same organisation. */
  AllotConcern: ({ data }, reorganisation, { unfit }) => {
    if (reorganisation.status !== 'begun') return refuse(NOTHING_OUTSTANDING[reorganisation.status]);
    if (!reorganisation.outstanding.has(concernKey(data))) return refuseMissing('nothing of this is outstanding');
    if (unfit !== undefined) return refuseReference(unfit.reason, unfit.field);
    return accept({ type: 'ConcernAllotted', data });
  },
  SettleConcern: ({ data }, reorganisation) => {
    if (reorganisation.status !== 'begun') return refuse(NOTHING_OUTSTANDING[reorganisation.status]);
    if (!reorganisation.outstanding.has(concernKey(data))) return refuseMissing('nothing of this is outstanding');
    return ended({ type: 'ConcernSettled', data }, reorganisation);
  },
});

const NOTHING_OUTSTANDING = {
  recorded: 'reorganisation has not begun',
  cancelled: 'reorganisation is cancelled',
  carriedOut: 'reorganisation is carried out',
} as const;

/** First come its concerns, then those that came up meanwhile, and after all of them the organisations that end. */
function begin(reorganisation: KnownReorganisation, facts: ReorganisationFacts): ReorganisationDecision {
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

/** With the last outstanding concern, everything that was found is dealt with. */
function ended(event: ReorganisationEvent, { outstanding, isLast }: Begun): ReorganisationDecision {
  if (outstanding.size > 1) return accept<ReorganisationEvent>(event);
  return accept<ReorganisationEvent>(event, dealtWith(isLast));
}

function dealtWith(isLast: boolean): ReorganisationEvent {
  return { type: isLast ? 'ReorganisationCarriedOut' : 'ConcernsDealtWith', data: {} };
}
