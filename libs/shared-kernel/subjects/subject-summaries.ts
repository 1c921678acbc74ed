import type { Reads } from '#http';
import type { DecisionRef, Provision } from './decision-ref.js';
import type { SubjectRef } from './subjects.js';

/** A measure or goal as decisions on it are shown, with the provisions that keep it from starting. */
export interface SubjectSummary {
  readonly process: string;
  readonly title: string;
  readonly status: string;
  /** The decision on which its adoption rests now. */
  readonly adoptedBy?: DecisionRef;
  readonly openProvisions: readonly {
    readonly provision: string;
    readonly kind: Provision['kind'];
    readonly note: string | null;
  }[];
}

export type SubjectSummaries = (subject: SubjectRef) => SubjectSummary | undefined;

/** Looks up subjects of one kind by their ids, with one query a table. */
export type SubjectSummarySource = (
  reads: Reads,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, SubjectSummary>>;

const sources = new Map<SubjectRef['kind'], SubjectSummarySource>();

/** Measures and goals register their source, beside their tables. @throws Error for a kind that is registered twice */
export function registerSubjectSummaries(kind: SubjectRef['kind'], source: SubjectSummarySource): void {
  if (sources.has(kind)) throw new Error(`the summaries of ${kind} are registered twice`);
  sources.set(kind, source);
}

/** Looks up the summaries of these subjects, with one query a table. */
export async function subjectSummaries(reads: Reads, subjects: readonly SubjectRef[]): Promise<SubjectSummaries> {
  const found = new Map<SubjectRef['kind'], ReadonlyMap<string, SubjectSummary>>();
  for (const [kind, source] of sources) {
    const ids = new Set(subjects.flatMap((subject) => (subject.kind === kind ? [subject.id] : [])));
    if (ids.size > 0) found.set(kind, await source(reads, [...ids]));
  }
  return ({ kind, id }) => found.get(kind)?.get(id);
}
