import type { RowOf } from '#event-sourcing';
import type { Mention, NameOf, Subject, SubjectSummaries } from '#shared-kernel';
import { mentionsIn } from '#shared-kernel';
import type { DecisionAnswer, DecisionListed, SubjectNamed } from './decision.answer.js';
import type { decisionCourse, decisionProvisions, decisions } from './decision.tables.js';

type Row = RowOf<typeof decisions>;

/** Names of the ids in the rows of decisions. */
export interface DecisionNames {
  readonly nameOf: NameOf;
  readonly summaryOf: SubjectSummaries;
  /** The date of an event, as known now. */
  readonly dayOf: (event: string) => string;
}

export function mentionedBy({ process, by }: Row): readonly Mention[] {
  return [{ kind: 'process', id: process }, ...mentionsIn(by)];
}

/** A decision as lists show it. */
export function decisionItem(row: Row, { nameOf, summaryOf, dayOf }: DecisionNames): DecisionListed {
  const { ordinal, revision, event, decides, ...shown } = row;
  const [decider] = mentionsIn(row.by);
  return {
    ...shown,
    on: dayOf(event),
    processName: nameOf('process', row.process),
    byName: decider === undefined ? null : nameOf(decider.kind, decider.id),
    decides: decides.map((subject) => subjectView(subject, summaryOf)),
    revision: revision.toString(),
  };
}

export function subjectView({ kind, id, version }: Subject, summaryOf: SubjectSummaries): SubjectNamed {
  const summary = summaryOf({ kind, id });
  return { kind, id, version, title: summary?.title ?? null, status: summary?.status ?? null };
}

interface DecisionParts {
  readonly provisions: readonly RowOf<typeof decisionProvisions>[];
  readonly course: readonly RowOf<typeof decisionCourse>[];
}

/** A decision with its provisions and its course. */
export function decisionView(row: Row, { provisions, course }: DecisionParts, names: DecisionNames): DecisionAnswer {
  return {
    ...decisionItem(row, names),
    provisions: provisions.map(({ provision: id, kind, note, metBy }) => ({ id, kind, note, met: metBy !== null })),
    course: course.map(({ ordinal, decision, ...entry }) => entry),
  };
}
