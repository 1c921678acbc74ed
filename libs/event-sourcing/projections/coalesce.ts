import type { RowChange, Table } from './table.js';

/** At most one change for each row, with the effect of all changes in their order. */
export function coalesce(changes: readonly RowChange[]): readonly RowChange[] {
  if (changes.length < 2) return changes;
  const tables = new Map<Table, Map<string, RowChange>>();
  for (const change of changes) {
    const rows = tables.get(change.table) ?? new Map<string, RowChange>();
    tables.set(change.table, rows);
    const key = keyText(change);
    rows.set(key, combined(rows.get(key), change));
  }
  return [...tables.values()].flatMap((rows) => [...rows.values()]);
}

function combined(before: RowChange | undefined, change: RowChange): RowChange {
  if (before === undefined || change.op !== 'patch') return change;
  switch (before.op) {
    case 'put':
    case 'patch':
      return { ...before, row: { ...before.row, ...change.row } };
    case 'remove':
      return before;
  }
}

/** The same text for the same primary key. A database stores every lone surrogate as the same character. */
function keyText(change: RowChange): string {
  const values = change.op === 'put' ? change.row : change.key;
  const [first, ...others] = change.table.key;
  const text = textOf(values, first);
  return others.length === 0 ? text : JSON.stringify([text, ...others.map((column) => textOf(values, column))]);
}

function textOf(values: Readonly<Record<string, unknown>>, column: string | undefined): string {
  return String(values[column ?? '']).toWellFormed();
}
