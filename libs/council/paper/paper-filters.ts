import type { Reads } from '#http';
import { normalisedReference } from '../reference/paper-reference.js';
import { paperProcesses, paperReferences, paperSteps } from './paper.tables.js';

/** The fields of the list's query that other tables than `papers` answer. */
interface PaperFilter {
  readonly process?: string;
  readonly committee?: string;
  readonly reference?: string;
  readonly year?: number;
}

export async function papersOfProcess(reads: Reads, { process }: PaperFilter): Promise<readonly string[] | undefined> {
  if (process === undefined) return undefined;
  return (await reads.rows(paperProcesses, (rows) => rows.where('process', '=', process))).map((row) => row.paper);
}

export async function papersOfCommittee(
  reads: Reads,
  { committee }: PaperFilter,
): Promise<readonly string[] | undefined> {
  if (committee === undefined) return undefined;
  const steps = await reads.rows(paperSteps, (rows) => rows.where('committee', '=', committee));
  return [...new Set(steps.filter(({ dropped }) => dropped === null).map((row) => row.paper))];
}

export async function papersByReference(
  reads: Reads,
  { reference, year }: PaperFilter,
): Promise<readonly string[] | undefined> {
  if (reference === undefined && year === undefined) return undefined;
  const found = await reads.rows(paperReferences, (rows) => {
    const ofYear = year === undefined ? rows : rows.where('year', '=', year);
    return reference === undefined ? ofYear : ofYear.where('reference', '=', normalisedReference(reference));
  });
  return [...new Set(found.map((row) => row.paper))];
}

/** The ids that all the lists have; `undefined` where there is no list. */
export function common(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.reduce((so, list) =>
    so === undefined || list === undefined ? (so ?? list) : so.filter((id) => list.includes(id)),
  );
}
