import type { ReadModels } from '#http';
import type { MeasureRow } from '#steering';
import { measures } from '#steering';
import { inChunks } from './in-chunks.js';
import type { WaitingThing } from './waiting.js';

export function measure(id: string): WaitingThing {
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

export async function rowsById(reads: ReadModels, ids: readonly string[]): Promise<ReadonlyMap<string, MeasureRow>> {
  const rows = await inChunks([...new Set(ids)], (some) => reads.rows(measures, (all) => all.where('id', 'in', some)));
  return new Map(rows.map((row) => [row.id, row]));
}
