import type { RowChange, Table } from '#event-sourcing';
import type { ManyRows } from './postgres-statements.js';
import { TableStatements } from './postgres-statements.js';
import { arrayOf } from './postgres-values.js';

/** Maximum number of rows in one statement, which bounds the memory of server and program. */
const MOST_ROWS = 1000;

export interface Batch {
  readonly statement: ManyRows;
  /** One array for each column, with one value for each row. */
  readonly columns: readonly (string | null)[][];
}

/** The parameters of the statement: one text for each column. */
export function valuesOf({ columns }: Batch): readonly string[] {
  return columns.map(arrayOf);
}

/**
 * Groups many changes into few statements. Changes of different rows may be reordered. Changes of the same row, which are
 * rare after `coalesce`, keep their order.
 */
export class RowBatches {
  readonly #statements = new Map<Table, TableStatements>();

  /** @throws RowRefused */
  of(changes: readonly RowChange[]): readonly Batch[] {
    const batches: Batch[] = [];
    const open = new Map<ManyRows, Batch>();
    const rows = new Set<string>();
    for (const change of changes) {
      const statement = this.#of(change.table).of(change);
      if (statement === undefined) continue;
      const row = rowOf(change);
      if (rows.has(row)) {
        open.clear();
        rows.clear();
      }
      rows.add(row);
      add(batches, open, statement, change);
    }
    return batches;
  }

  #of(table: Table): TableStatements {
    const known = this.#statements.get(table) ?? new TableStatements(table);
    this.#statements.set(table, known);
    return known;
  }
}

function add(batches: Batch[], open: Map<ManyRows, Batch>, statement: ManyRows, change: RowChange): void {
  const values =
    change.op === 'put' ? change.row : change.op === 'patch' ? { ...change.row, ...change.key } : change.key;
  let batch = open.get(statement);
  if (batch === undefined || (batch.columns[0]?.length ?? 0) >= MOST_ROWS) {
    batch = { statement, columns: statement.columns.map(() => []) };
    open.set(statement, batch);
    batches.push(batch);
  }
  for (const [index, { name, encode }] of statement.columns.entries()) batch.columns[index]?.push(encode(values[name]));
}

/** The same text for the same row. A database stores every lone surrogate as the same character. */
function rowOf(change: RowChange): string {
  const values = change.op === 'put' ? change.row : change.key;
  const key = change.table.key.map((column) => String(values[column]).toWellFormed());
  return [change.table.name, ...key].join('\n\n');
}
