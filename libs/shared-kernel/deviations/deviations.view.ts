import type { RowOf, StreamName } from '#event-sourcing';
import type { Reads } from '#http';
import type { DeviationAnswer } from './deviations.answer.js';
import { deviations } from './deviations.tables.js';

type DeviationRow = RowOf<typeof deviations>;

/** The deviations of one stream, in the order of entry. */
export async function deviationsOf(reads: Reads, stream: StreamName): Promise<readonly DeviationRow[]> {
  return await reads.rows(deviations, (rows) => rows.where('stream', '=', stream).orderBy('ordinal'));
}

/** A deviation as it is shown with the entity of its stream. */
export function deviationView({ ordinal, stream, category, entity, ...shown }: DeviationRow): DeviationAnswer {
  return shown;
}
