import type { DecisionLevel, DecisionRef, Subject, SubjectSummaries, SubjectSummary } from '#shared-kernel';
import { sameDecision } from '../basis/basis.state.js';
import { subjectView } from '../decision/decision.view.js';
import type { FollowUpEntry, OpenProvision } from './decision-follow-up.answer.js';
import { isNotCarriedOut } from './not-carried-out.js';

/** A decision, without the state of the subjects that it lists. */
export interface Followed {
  /** The log's position of the event that holds it. */
  readonly ordinal: bigint;
  readonly decision: DecisionRef;
  readonly title: string | null;
  readonly on: string;
  readonly level: DecisionLevel | 'unknown';
  /** Whether it still has effect. A decision without effect is shown while an adoption that rests on it is in question. */
  readonly stands: boolean;
  /** What it decided on, and what was adopted by it and is in question. */
  readonly lists: readonly Subject[];
  /** Measures and goals whose adoption by this decision is in question. */
  readonly questioned: readonly Subject[];
  readonly openProvisions: readonly OpenProvision[];
  readonly reminder: { readonly on: string; readonly open: readonly Subject[] } | null;
}

/** The decision with the state of each subject that it lists. */
export function followUpView(
  { ordinal, lists, questioned, ...followed }: Followed,
  summaryOf: SubjectSummaries,
): FollowUpEntry {
  const subjects = lists.map((subject) => {
    const summary = summaryOf(subject);
    return {
      ...subjectView(subject, summaryOf),
      adopted: adoptedBy(followed.decision, summary),
      questioned: questioned.some(({ id }) => id === subject.id),
      carriedOut: summary !== undefined && !isNotCarriedOut(subject.kind, summary.status),
      openProvisions: summary?.openProvisions ?? [],
    };
  });
  const carriedOut = subjects.every((one) => one.carriedOut && !one.questioned) && followed.openProvisions.length === 0;
  return { ...followed, carriedOut, subjects };
}

function adoptedBy(decision: DecisionRef, summary: SubjectSummary | undefined): 'byThis' | 'byAnother' | 'no' {
  if (summary?.adoptedBy === undefined) return 'no';
  return sameDecision(summary.adoptedBy, decision) ? 'byThis' : 'byAnother';
}
