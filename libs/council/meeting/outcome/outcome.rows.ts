import type { Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { ItemOutcomeRecorded, OutcomeCorrected } from '../meeting.events.js';
import type { MeetingHandlers } from '../meeting.rows.js';
import { changed, made } from '../meeting.rows.js';
import { agendaItems, itemOutcomes } from '../meeting.tables.js';
import { voteResult } from './vote.js';

export const outcomeRows = {
  ItemOutcomeRecorded: (event) => [outcome(event, NO_CORRECTION), changed(event)],
  OutcomeCorrected: (event) => {
    const { event: corrects, reason, authority, formerDocument = null } = event.data;
    return [
      outcome(event, { corrects, reason, authority, formerDocument }),
      patch(itemOutcomes, { event: corrects }, { correctedBy: event.eventId }),
      changed(event),
    ];
  },
  FurtherOutcomesRecorded: (event) => {
    const { item, outcomes: further } = event.data;
    return [patch(agendaItems, { meeting: event.id, id: item }, { further }), changed(event)];
  },
  PaperOutcomesRecorded: (event) => {
    const { item, papers: paperOutcomes } = event.data;
    return [patch(agendaItems, { meeting: event.id, id: item }, { paperOutcomes }), changed(event)];
  },
  VoteQuestioned: (event) => [patch(itemOutcomes, { event: event.data.event }, { questioned: true }), changed(event)],
  // The follow-up of decisions shows them.
  OutcomeFollowUpDue: (event) => [changed(event)],
} satisfies Partial<MeetingHandlers>;

type CorrectionColumns = Pick<RowOf<typeof itemOutcomes>, 'corrects' | 'reason' | 'authority' | 'formerDocument'>;

const NO_CORRECTION: CorrectionColumns = { corrects: null, reason: null, authority: null, formerDocument: null };

function outcome(event: Recorded<ItemOutcomeRecorded | OutcomeCorrected>, correction: CorrectionColumns): RowChange {
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
    ...correction,
    correctedBy: null,
  });
}
