import type { OccurredAt } from '#event-sourcing';
import type { ItemIntent, ItemPaper } from '../agenda/agenda-item.js';
import type { Outcome } from './outcome.js';
import type { Vote } from './vote.js';

/** An outcome as it was recorded; the one that counts has no `correctedBy`. */
export interface RecordedOutcome {
  readonly outcomeId: string;
  /** The `ItemOutcomeRecorded` or `OutcomeCorrected` that holds it. */
  readonly event: string;
  readonly outcome: Outcome;
  readonly intent: ItemIntent;
  readonly paper: ItemPaper;
  readonly vote: Vote;
  readonly at?: OccurredAt;
  /** Arrivals were recorded by then, so that a late one may change the members who could vote. */
  readonly attendanceKept: boolean;
  /** SHA-256 of the document that it rests on. */
  readonly document?: string;
  /** The event that took its place. */
  readonly correctedBy?: string;
  /** A reminder was recorded because its subjects are not carried out. */
  readonly followUpDue: boolean;
}

/** The outcomes of an item that count now, in order. */
export function countingOutcomes({
  outcomes,
}: {
  readonly outcomes: readonly RecordedOutcome[];
}): readonly RecordedOutcome[] {
  return outcomes.filter((one) => one.correctedBy === undefined);
}
