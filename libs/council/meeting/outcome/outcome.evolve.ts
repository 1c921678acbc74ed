import type { Evolved, EvolveMap } from '#event-sourcing';
import { unchanged } from '#event-sourcing';
import { withItem } from '../agenda/agenda.state.js';
import { isAttendanceKept } from '../attendance/attendance.state.js';
import { documentOf } from '../document-of.js';
import type { ItemOutcomeRecorded, OutcomeCorrected, OutcomeEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import type { RecordedOutcome } from './outcome.state.js';

export const outcomeEvolution: EvolveMap<KnownMeeting, OutcomeEvent> = {
  ItemOutcomeRecorded: (meeting, event) => {
    const at = event.occurredAt;
    const added = { ...recorded(meeting, event), ...(at !== undefined && { at }) };
    return withItem(meeting, event.data.item, (item) => ({ ...item, outcomes: [...item.outcomes, added] }));
  },
  OutcomeCorrected: (meeting, event) => {
    const by = recorded(meeting, event);
    return withItem(meeting, event.data.item, (item) => ({
      ...item,
      outcomes: item.outcomes.flatMap((one) => (one.event === event.data.event ? corrected(one, by) : [one])),
    }));
  },
  FurtherOutcomesRecorded: (meeting, { data: { item: id, outcomes }, metadata }) =>
    withItem(meeting, id, (item) => ({ ...item, further: { outcomes, ...documentOf(metadata) } })),
  PaperOutcomesRecorded: (meeting, { data: { item: id, papers }, metadata }) =>
    withItem(meeting, id, (item) => ({ ...item, paperOutcomes: { papers, ...documentOf(metadata) } })),
  VoteQuestioned: unchanged,
};

function recorded(
  meeting: KnownMeeting,
  { eventId: event, data, metadata }: Evolved<ItemOutcomeRecorded | OutcomeCorrected>,
): RecordedOutcome {
  const { outcomeId, outcome, intent, paper, vote } = data;
  const attendanceKept = isAttendanceKept(meeting);
  return {
    outcomeId,
    event,
    outcome,
    intent,
    paper,
    vote,
    attendanceKept,
    followUpDue: false,
    ...documentOf(metadata),
  };
}

/** A correction keeps the time of the outcome that it corrects: the vote was taken then. */
function corrected(one: RecordedOutcome, by: RecordedOutcome): readonly RecordedOutcome[] {
  return [
    { ...one, correctedBy: by.event },
    { ...by, ...(one.at !== undefined && { at: one.at }) },
  ];
}
