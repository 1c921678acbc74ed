import type { PartialDate, Policy, Reaction, Recorded, Wake } from '#event-sourcing';
import { daysAfter, intervalOf, morningOf, noReaction } from '#event-sourcing';
import type { DecisionEvent } from '../decision/decision.events.js';
import type { DecisionRef } from '#shared-kernel';
import { OUTCOMES } from '#council';
import type { MeetingEvent } from '#council';
import type { NotCarriedOut } from './not-carried-out.js';
import { notCarriedOut } from './not-carried-out.js';

type DecisionRecorded = Extract<DecisionEvent, { readonly type: 'DecisionRecorded' }>;
type OutcomeTold = Extract<MeetingEvent, { readonly type: 'ItemOutcomeRecorded' | 'OutcomeCorrected' }>;

/** Unless the decision names a day. */
export const FOLLOW_UP_AFTER_DAYS = 90;

/**
 * Looks, some time after something was decided, whether it was carried out, and reminds of what was not, once. What
 * was corrected, withdrawn or void by then, and what names no measures and goals, needs no reminder.
 */
export const decisionFollowUpPolicy: Policy<DecisionRecorded | OutcomeTold, null, NotCarriedOut> = {
  name: 'decision-follow-up',
  reads: ['decision', 'meeting'],
  concerns: (event): event is Recorded<DecisionRecorded | OutcomeTold> =>
    // The categories' deciders alone write their streams, so the type tells the event.
    event.type === 'DecisionRecorded'
    || (OUTCOME_EVENTS.includes(event.type) && adopts(event as Recorded<OutcomeTold>)),
  facts: async () => null,
  react: (event): Reaction => ({ effects: [], wakes: [wakeFor(event)] }),
  waking: {
    facts: async ({ data }, read) => await notCarriedOut(decisionOf(data), read),
    react: ({ data }, facts) => reminding(decisionOf(data), facts),
  },
};

const OUTCOME_EVENTS: readonly string[] = ['ItemOutcomeRecorded', 'OutcomeCorrected'] satisfies OutcomeTold['type'][];

function adopts({ data }: Recorded<OutcomeTold>): boolean {
  return OUTCOMES[data.outcome.kind].adopts;
}

function wakeFor(event: Recorded<DecisionRecorded | OutcomeTold>): Wake {
  const { id, eventId, metadata } = event;
  const later = daysAfter(metadata.recordedAt, FOLLOW_UP_AFTER_DAYS);
  if (event.type !== 'DecisionRecorded') {
    return { id: eventId, at: later, data: { meeting: id, item: event.data.item, event: eventId } };
  }
  const { followUpOn = 'unknown' } = event.data;
  return { id: eventId, at: atTheLatest(followUpOn) ?? later, data: { decision: id } };
}

/** On the last day that the date means: it is said as "at the latest". */
function atTheLatest(date: PartialDate): string | undefined {
  const last = intervalOf(date)?.last;
  return last === undefined ? undefined : morningOf(last);
}

function decisionOf({ decision, meeting = '', item = '', event = '' }: Wake['data']): DecisionRef {
  return decision === undefined ? { kind: 'resolution', meeting, item, event } : { kind: 'record', decision };
}

function reminding(decision: DecisionRef, { open, openProvisions }: NotCarriedOut): Reaction {
  if (open.length === 0 && openProvisions.length === 0) return noReaction;
  const effect =
    decision.kind === 'record'
      ? { command: 'RemindOfDecision', target: decision.decision, body: { open, openProvisions } }
      : { command: 'RemindOfOutcome', target: decision.meeting, body: { event: decision.event, open } };
  return { effects: [effect], wakes: [] };
}
