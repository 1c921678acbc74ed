import type { RowOf } from '#event-sourcing';
import type { SubjectSummaries } from '#shared-kernel';
import type { Mention, NameOf, Subject } from '#shared-kernel';
import { mentionsIn } from '#shared-kernel';
import type { decisionCourse, decisionProvisions, decisions } from './decision.tables.js';

type Row = RowOf<typeof decisions>;

/** What the rows of decisions name by ids alone. */
export interface DecisionNames {
  readonly nameOf: NameOf;
  readonly summaryOf: SubjectSummaries;
  /** When an event occurred, as known now. */
  readonly dayOf: (event: string) => string;
}

export function decidedBy(row: Row): readonly Subject[] {
  // The decisions' projection writes here what events list.
  return row.decides as readonly Subject[];
}

export function mentionedBy({ process, by }: Row): readonly Mention[] {
  return [{ kind: 'process', id: process }, ...mentionsIn(by)];
}

/** A decision as lists show it. */
export function decisionItem(row: Row, { nameOf, summaryOf, dayOf }: DecisionNames): object {
  const { ordinal, revision, event, decides, ...shown } = row;
  const [decider] = mentionsIn(row.by);
  return {
    ...shown,
    on: dayOf(event),
    processName: nameOf('process', row.process),
    byName: decider === undefined ? null : nameOf(decider.kind, decider.id),
    decides: decidedBy(row).map((subject) => subjectView(subject, summaryOf)),
    revision: revision.toString(),
  };
}

export function subjectView(
  { kind, id, version }: Subject,
  summaryOf: SubjectSummaries,
): Subject & { readonly title: string | null; readonly status: string | null } {
  const thing = summaryOf({ kind, id });
  return { kind, id, version, title: thing?.title ?? null, status: thing?.status ?? null };
}

interface DecisionParts {
  readonly provisions: readonly RowOf<typeof decisionProvisions>[];
  readonly course: readonly RowOf<typeof decisionCourse>[];
}

/** A decision with its provisions and its course. */
export function decisionView(row: Row, { provisions, course }: DecisionParts, names: DecisionNames): object {
  return {
    ...decisionItem(row, names),
    provisions: provisions.map(({ provision: id, kind, note, metBy }) => ({ id, kind, note, met: metBy !== null })),
    course: course.map(({ ordinal, decision, ...entry }) => entry),
  };
}
