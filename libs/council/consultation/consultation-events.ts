import type { DateRefined, Recorded } from '#event-sourcing';
import { takes, takesByCategory, typesOf } from '#event-sourcing';
import { papersOfItem } from '../meeting/agenda/agenda-item.js';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import { agendaShapes, attendanceShapes, followUpShapes, sittingShapes } from '../meeting/meeting.events.js';
import type { PaperEvent } from '../paper/paper.events.js';
import { coSignatureShapes, draftingShapes } from '../paper/paper.events.js';

const PARTS_WITHOUT_ITEMS = [
  ...typesOf(sittingShapes),
  ...typesOf(followUpShapes),
  ...typesOf(attendanceShapes),
] as const;
const { ItemStruck: _, ...stayingShapes } = agendaShapes;
const otherAgenda = typesOf(stayingShapes);

/** The events of a meeting that change the outcomes for papers. */
export const ofOutcomes = takes<MeetingEvent | DateRefined>()({
  takes: [
    'MeetingScheduled',
    'HeldMeetingRecorded',
    'ItemOutcomeRecorded',
    'OutcomeCorrected',
    'PaperOutcomesRecorded',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
  leaves: [...PARTS_WITHOUT_ITEMS, ...typesOf(agendaShapes), 'FurtherOutcomesRecorded', 'VoteQuestioned'],
});

const triggers = takesByCategory({
  meeting: takes<MeetingEvent | DateRefined>()({
    takes: ['ItemStruck', 'ItemOutcomeRecorded', 'OutcomeCorrected', 'PaperOutcomesRecorded', 'DeviationResolved'],
    leaves: [
      ...PARTS_WITHOUT_ITEMS,
      ...otherAgenda,
      'MeetingScheduled',
      'HeldMeetingRecorded',
      'FurtherOutcomesRecorded',
      'VoteQuestioned',
      'DeviationNoted',
      'DateRefined',
    ],
  }),
  paper: takes<PaperEvent | DateRefined>()({
    takes: ['StepOutcomeRecorded', 'StepOutcomeCorrected', 'StepDropped'],
    leaves: [
      ...typesOf(draftingShapes),
      ...typesOf(coSignatureShapes),
      'StepPlanned',
      'StepAdded',
      'StepScheduled',
      'StepUnscheduled',
      'ConsultationBegan',
      'PaperConcluded',
      'ConsultationReopened',
      'DeviationNoted',
      'DeviationResolved',
      'DateRefined',
    ],
  }),
});

export type ConsultationTrigger = Extract<
  MeetingEvent | PaperEvent,
  { readonly type: (typeof triggers)['types'][number] }
>;

/** Outcomes of items without a paper, and deviations that end without effect, carry nothing to a paper. */
export function concernsConsultation(event: Recorded): event is Recorded<ConsultationTrigger> {
  if (!triggers(event)) return false;
  switch (event.type) {
    case 'ItemStruck':
      return event.data.papers.length > 0;
    case 'ItemOutcomeRecorded':
      return papersOfItem(event.data.paper).length > 0;
    // A correction may take the paper of the former outcome away.
    case 'OutcomeCorrected':
    case 'PaperOutcomesRecorded':
      return true;
    case 'DeviationResolved':
      return event.data.subject !== undefined && (event.data.how === 'cured' || event.data.how === 'accepted');
    case 'StepOutcomeRecorded':
    case 'StepOutcomeCorrected':
    case 'StepDropped':
      return true;
  }
}
