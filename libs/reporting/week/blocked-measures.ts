import type { Reads } from '#http';
import type { MeasureRow } from '#steering';
import { measures } from '#steering';
import { inChunks } from './in-chunks.js';
import type { WaitingSubject } from './waiting.js';

/** A measure as the subject of waiting. */
export function measure(id: string): WaitingSubject {
  return { kind: 'measure', id };
}

interface Block {
  readonly id: string;
  readonly reason: string;
  readonly by?: string;
}

export function blockOf({ id, blocked }: MeasureRow): readonly Block[] {
  return blocked === null ? [] : [{ id, ...blocked }];
}

export async function rowsById(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, MeasureRow>> {
  const rows = await inChunks([...new Set(ids)], (some) => reads.rows(measures, (all) => all.where('id', 'in', some)));
  return new Map(rows.map((row) => [row.id, row]));
}
