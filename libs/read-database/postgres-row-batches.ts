import type { RowChange, Table } from '#event-sourcing';
import type { ManyRows } from './postgres-statements.js';
import { TableStatements } from './postgres-statements.js';
import { arrayOf } from './postgres-values.js';

/** Rows of one statement: what the server and the program keep in memory at once. */
const MOST_ROWS = 1000;

export interface Batch {
  readonly statement: ManyRows;
  /** An array a column, each with one value a row. */
  readonly columns: readonly (string | null)[][];
}

/** What is sent: one text a column. */
export function valuesOf({ columns }: Batch): readonly string[] {
  return columns.map(arrayOf);
}

/**
 * Makes few statements of many changes. Changes of different rows change places where that makes fewer statements;
 * those of one row, which are rare behind `coalesce`, keep their order.
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

/** The same for the same row; half surrogates are one character to a database. */
function rowOf(change: RowChange): string {
  const values = change.op === 'put' ? change.row : change.key;
  const key = change.table.key.map((column) => String(values[column]).toWellFormed());
  return [change.table.name, ...key].join('\n\n');
}
