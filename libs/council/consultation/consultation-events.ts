import type { DateRefined, Recorded } from '#event-sourcing';
import { takes, takesByCategory, typesOf } from '#event-sourcing';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import { agendaShapes, attendanceShapes, followUpShapes, sittingShapes } from '../meeting/meeting.events.js';
import type { PaperEvent } from '../paper/paper.events.js';
import { coSignatureShapes, draftingShapes } from '../paper/paper.events.js';

const PARTS_WITHOUT_OUTCOMES = [
  ...typesOf(sittingShapes),
  ...typesOf(agendaShapes),
  ...typesOf(followUpShapes),
  ...typesOf(attendanceShapes),
] as const;

/** The events of a meeting that change the outcomes for papers. */
export const ofOutcomes = takes<MeetingEvent | DateRefined>()({
  takes: [
    'MeetingScheduled',
    'HeldMeetingRecorded',
    'ItemOutcomeRecorded',
    'OutcomeCorrected',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
  leaves: [...PARTS_WITHOUT_OUTCOMES, 'VoteQuestioned'],
});

const triggers = takesByCategory({
  meeting: takes<MeetingEvent | DateRefined>()({
    takes: ['ItemOutcomeRecorded', 'OutcomeCorrected', 'DeviationResolved'],
    leaves: [
      ...PARTS_WITHOUT_OUTCOMES,
      'MeetingScheduled',
      'HeldMeetingRecorded',
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
    case 'ItemOutcomeRecorded':
    case 'OutcomeCorrected':
      return event.data.paper.kind === 'paper';
    case 'DeviationResolved':
      return event.data.subject !== undefined && (event.data.how === 'cured' || event.data.how === 'accepted');
    case 'StepOutcomeRecorded':
    case 'StepOutcomeCorrected':
    case 'StepDropped':
      return true;
  }
}
