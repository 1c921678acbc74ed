import type { Reads, Rows } from '#http';
import { measures } from '../measure.tables.js';
import { besideRows } from './beside-rows.js';
import type { MeasureAsOf } from './measure-as-of.js';
import { measureAsOf } from './measure-as-of.js';

/** Measures as of a day, in the order of their proposal. */
export async function measuresAsOf(
  reads: Reads,
  on: string,
  narrow: (rows: Rows<typeof measures>) => Rows<typeof measures> = (rows) => rows,
): Promise<readonly MeasureAsOf[]> {
  const rows = await reads.rows(measures, (all) => narrow(all).orderBy('ordinal'));
  const besideOf = await besideRows(reads, rows);
  return rows.map((row) => measureAsOf(row, besideOf(row), on));
}
