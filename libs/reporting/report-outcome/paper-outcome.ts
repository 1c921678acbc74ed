import type { DateRefined, PartialDate, Recorded } from '#event-sourcing';
import { takes, typesOf } from '#event-sourcing';
import type { PaperEvent } from '#council';
import { coSignatureShapes } from '#council';
import type { ReportOutcome } from '../progress-report/progress-report.events.js';

const OUTCOME_TYPES = [
  'StepOutcomeRecorded',
  'StepOutcomeCorrected',
  'PaperReturned',
  'PaperWithdrawn',
] as const satisfies readonly PaperEvent['type'][];
type OutcomeEvent = Extract<PaperEvent, { readonly type: (typeof OUTCOME_TYPES)[number] }>;

/** Events of a paper with its outcome, or with the report that it brings. */
export const ofPaper = takes<PaperEvent | DateRefined>()({
  takes: [...OUTCOME_TYPES, 'PaperReportLinked'],
  leaves: [
    ...typesOf(coSignatureShapes),
    'PaperDrafted',
    'KnownPaperRecorded',
    'PaperVersionAdded',
    'PaperSubjectsNamed',
    'PaperReleased',
    'PaperSubmitted',
    'SubmissionAbandoned',
    'StepPlanned',
    'StepAdded',
    'StepScheduled',
    'StepUnscheduled',
    'StepDropped',
    'ConsultationBegan',
    'PaperConcluded',
    'ConsultationReopened',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
});

/** The outcome of a paper: by a committee, or by a clerk's own act. */
export interface PaperOutcome {
  readonly event: string;
  readonly outcome: ReportOutcome;
  readonly on: PartialDate;
  readonly corrects?: string;
  readonly committee?: string;
}

/** None for an event without an outcome, or one that only follows from the outcome of a step. */
export function outcomesIn(event: Recorded): readonly PaperOutcome[] {
  return isOutcome(event) && isOwnAct(event) ? [outcomeOf(event)] : [];
}

/** Whether a clerk returned or withdrew the paper. The outcome of a step has an event of its own. */
export function isOwnAct({ type, data }: Recorded): boolean {
  return (type !== 'PaperReturned' && type !== 'PaperWithdrawn') || !('cause' in data);
}

function isOutcome(event: Recorded): event is Recorded<OutcomeEvent> {
  return ofPaper(event) && event.type !== 'PaperReportLinked';
}

function outcomeOf(event: Recorded<OutcomeEvent>): PaperOutcome {
  const { eventId, occurredOn: on } = event;
  switch (event.type) {
    case 'StepOutcomeRecorded': {
      const { event: cause, outcome, committee } = event.data;
      return { event: cause, outcome: outcome.kind, on, committee };
    }
    case 'StepOutcomeCorrected': {
      const { event: cause, corrected, outcome, committee } = event.data;
      return { event: cause, outcome: outcome.kind, on, committee, corrects: corrected };
    }
    case 'PaperReturned':
      return { event: eventId, outcome: 'returnedToAdministration', on };
    case 'PaperWithdrawn':
      return { event: eventId, outcome: 'withdrawnByAuthor', on };
  }
}
