import type { MeetingEvent, RemindOfOutcome } from '#council';
import { OUTCOMES, agendaShapes, attendanceShapes, beginningShapes, followUpShapes, sittingShapes } from '#council';
import type { DateRefined, Effect, PartialDate, Policy, Reaction, Recorded, Wake } from '#event-sourcing';
import { daysAfter, effect, intervalOf, morningOf, noReaction, takes, takesByCategory, typesOf } from '#event-sourcing';
import type { DecisionRef } from '#shared-kernel';
import type { RemindOfDecision } from '../decision/decision.commands.js';
import type { DecisionEvent } from '../decision/decision.events.js';
import type { NotCarriedOut } from './not-carried-out.js';
import { notCarriedOut } from './not-carried-out.js';

type DecisionTaken =
  | Extract<DecisionEvent, { readonly type: 'DecisionRecorded' }>
  | Extract<MeetingEvent, { readonly type: 'ItemOutcomeRecorded' | 'OutcomeCorrected' }>;

const ofDecision = takes<DecisionEvent | DateRefined>()({
  takes: ['DecisionRecorded'],
  leaves: ['DecisionProvisionMet', 'DecisionCorrected', 'DecisionWithdrawn', 'DecisionFollowUpDue', 'DateRefined'],
});
const ofMeeting = takes<MeetingEvent | DateRefined>()({
  takes: ['ItemOutcomeRecorded', 'OutcomeCorrected'],
  leaves: [
    ...typesOf(beginningShapes),
    ...typesOf(sittingShapes),
    ...typesOf(agendaShapes),
    ...typesOf(followUpShapes),
    ...typesOf(attendanceShapes),
    'FurtherOutcomesRecorded',
    'PaperOutcomesRecorded',
    'VoteQuestioned',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
});
const decisionTaken = takesByCategory({ decision: ofDecision, meeting: ofMeeting });

/** Unless the decision names a day. */
export const FOLLOW_UP_AFTER_DAYS = 90;

/**
 * Looks, some time after a decision was taken, whether it was carried out, and reminds once of the subjects that were
 * not. A decision that was corrected, withdrawn or void by then, or that names no subjects, needs no reminder.
 */
export const decisionFollowUpPolicy: Policy<DecisionTaken, null, NotCarriedOut> = {
  name: 'decision-follow-up',
  reads: ['decision', 'meeting'],
  concerns: (event): event is Recorded<DecisionTaken> => decisionTaken(event) && adopts(event),
  facts: async () => null,
  react: (event): Reaction => ({ effects: [], wakes: [wakeFor(event)] }),
  waking: {
    facts: async ({ data }, read) => await notCarriedOut(decisionOf(data), read),
    react: ({ data }, facts) => reminding(decisionOf(data), facts),
  },
};

function adopts(event: Recorded<DecisionTaken>): boolean {
  return event.type === 'DecisionRecorded' || OUTCOMES[event.data.outcome.kind].adopts;
}

function wakeFor(event: Recorded<DecisionTaken>): Wake {
  const { id, eventId, metadata } = event;
  const later = daysAfter(metadata.recordedAt, FOLLOW_UP_AFTER_DAYS);
  if (event.type !== 'DecisionRecorded') {
    return { id: eventId, at: later, data: { meeting: id, item: event.data.item, event: eventId } };
  }
  const { followUpOn = 'unknown' } = event.data;
  return { id: eventId, at: atTheLatest(followUpOn) ?? later, data: { decision: id } };
}

/** The morning of the last day of a partial date. */
function atTheLatest(date: PartialDate): string | undefined {
  const last = intervalOf(date)?.last;
  return last === undefined ? undefined : morningOf(last);
}

function decisionOf({ decision, meeting = '', item = '', event = '' }: Wake['data']): DecisionRef {
  return decision === undefined ? { kind: 'resolution', meeting, item, event } : { kind: 'record', decision };
}

function reminding(decision: DecisionRef, facts: NotCarriedOut): Reaction {
  if (facts.open.length === 0 && facts.openProvisions.length === 0) return noReaction;
  return { effects: [reminder(decision, facts)], wakes: [] };
}

function reminder(decision: DecisionRef, { open, openProvisions }: NotCarriedOut): Effect {
  return decision.kind === 'record'
    ? effect<typeof RemindOfDecision>('RemindOfDecision', {
        target: decision.decision,
        body: { open, openProvisions },
      })
    : effect<typeof RemindOfOutcome>('RemindOfOutcome', {
        target: decision.meeting,
        body: { event: decision.event, open },
      });
}
