import type { RowOf, StreamName } from '#event-sourcing';
import type { ReadModels } from '#http';
import { deviations } from './deviations.tables.js';

type DeviationRow = RowOf<typeof deviations>;

/** What one stream noted, in the order of entry. */
export async function deviationsOf(reads: ReadModels, stream: StreamName): Promise<readonly DeviationRow[]> {
  return await reads.rows(deviations, (rows) => rows.where('stream', '=', stream).orderBy('ordinal'));
}

/** A deviation as the entity that noted it shows it. */
export function deviationView({ ordinal, stream, category, entity, ...shown }: DeviationRow): object {
  return shown;
}
