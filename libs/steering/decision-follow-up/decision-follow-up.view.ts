import { sameDecision } from '../basis/basis.state.js';
import type { DecisionRef, Subject } from '#shared-kernel';
import { subjectView } from '../decision/decision.view.js';
import type { SubjectSummary, SubjectSummaries } from '#shared-kernel';
import { isNotCarriedOut } from './not-carried-out.js';

/** A decision that has effect, before it is told what became of what it lists. */
export interface Followed {
  /** The log's position of the event that holds it. */
  readonly ordinal: bigint;
  readonly decision: DecisionRef;
  readonly title: string | null;
  readonly on: string;
  readonly level: string;
  readonly lists: readonly Subject[];
  readonly openProvisions: SubjectSummary['openProvisions'];
  readonly reminder: { readonly on: string; readonly open: unknown } | null;
}

/** The decision with the state of each thing that it lists. */
export function followUpView({ ordinal, lists, ...followed }: Followed, summaryOf: SubjectSummaries): object {
  const subjects = lists.map((subject) => {
    const thing = summaryOf(subject);
    return {
      ...subjectView(subject, summaryOf),
      adopted: adoptedBy(followed.decision, thing),
      carriedOut: thing !== undefined && !isNotCarriedOut(subject.kind, thing.status),
      openProvisions: thing?.openProvisions ?? [],
    };
  });
  const carriedOut = subjects.every((one) => one.carriedOut) && followed.openProvisions.length === 0;
  return { ...followed, carriedOut, subjects };
}

function adoptedBy(decision: DecisionRef, thing: SubjectSummary | undefined): 'byThis' | 'byAnother' | 'no' {
  if (thing?.adoptedBy === undefined) return 'no';
  return sameDecision(thing.adoptedBy, decision) ? 'byThis' : 'byAnother';
}
