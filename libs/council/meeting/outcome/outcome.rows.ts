import type { Party, Recorded, RowChange } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { ItemOutcomeRecorded, OutcomeCorrected } from '../meeting.events.js';
import type { MeetingHandlers } from '../meeting.rows.js';
import { changed, made } from '../meeting.rows.js';
import { itemOutcomes } from '../meeting.tables.js';
import { voteResult } from './vote.js';

export const outcomeRows = {
  ItemOutcomeRecorded: (event) => [outcome(event, null, null, null), changed(event)],
  OutcomeCorrected: (event) => {
    const { event: corrects, reason, authority } = event.data;
    return [
      outcome(event, corrects, reason, authority),
      patch(itemOutcomes, { event: corrects }, { correctedBy: event.eventId }),
      changed(event),
    ];
  },
  VoteQuestioned: (event) => [patch(itemOutcomes, { event: event.data.event }, { questioned: true }), changed(event)],
  // The follow-up of decisions shows them.
  OutcomeFollowUpDue: (event) => [changed(event)],
} satisfies Partial<MeetingHandlers>;

function outcome(
  event: Recorded<ItemOutcomeRecorded | OutcomeCorrected>,
  corrects: string | null,
  reason: string | null,
  authority: Party | null,
): RowChange {
  const { item, outcomeId, outcome: what, intent, paper, vote } = event.data;
  return put(itemOutcomes, {
    ...made(event),
    item,
    outcomeId,
    outcome: what,
    intent,
    paper,
    vote,
    voteResult: voteResult(vote),
    questioned: false,
    corrects,
    reason,
    authority,
    correctedBy: null,
  });
}
