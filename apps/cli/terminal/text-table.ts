export type Row = readonly (string | number | null | undefined)[];

const GAP = '  ';
const NARROWEST = 12;

/**
 * Rows under their headings, columns as wide as they need. Where that is wider than `width`, the last column is cut, so
 * that one row stays one line. Absent values are `–`.
 */
export function textTable(headings: readonly string[], rows: readonly Row[], width = Infinity): string {
  const cells = [headings, ...rows.map((row) => headings.map((_heading, column) => cell(row[column])))];
  const widths = headings.map((_heading, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + GAP.length, 0);
  const last = Math.max(width - before, NARROWEST);
  return cells.map((row) => line(row, widths, last)).join('\n');
}

function cell(value: Row[number]): string {
  if (value === null || value === undefined || value === '') return '–';
  return String(value).replace(/\s+/gu, ' ');
}

function line(row: readonly string[], widths: readonly number[], last: number): string {
  const padded = row.map((text, column) =>
    column === row.length - 1 ? cut(text, last) : text.padEnd(widths[column] ?? 0),
  );
  return padded.join(GAP).trimEnd();
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
