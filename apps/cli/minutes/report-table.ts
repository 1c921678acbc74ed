import { textTable } from '../terminal/text-table.js';
import { shortenedStart, wrapped } from '../terminal/lines.js';
import type { FileReport } from './file-report.js';
import { totalsOf } from './file-report.js';

/** What happened to the items: they were only read, or recorded. */
export type Work = 'dry run' | 'import';

const COLUMNS = {
  'dry run': ['ITEMS', 'UNRECOGNISED', 'REFUSED'],
  import: ['ITEMS', 'RECORDED', 'ALREADY', 'UNRECOGNISED', 'REFUSED'],
} as const;
type Column = (typeof COLUMNS)[Work][number];

const GAP = 2;
const NARROWEST_FILE = 16;

/** A row a file, below it what a person has to look at, at the end the totals in a sentence. */
export function reportTable(reports: readonly FileReport[], work: Work, width: number): string {
  const columns = COLUMNS[work];
  const others = columns.reduce((sum, column) => sum + column.length + GAP, 0);
  const fileWidth = Math.max(NARROWEST_FILE, width - others - 1);
  const rows = reports.map((report) => [
    shortenedStart(report.file, fileWidth),
    ...columns.map((column) => figure(report, column)),
  ]);
  const remarks = reports.flatMap((report) => remarksOf(report, width));
  return [
    textTable(['FILE', ...columns], rows),
    '',
    ...(remarks.length === 0 ? [] : [...remarks, '']),
    ...wrapped(sentence(reports, work), width),
  ].join('\n');
}

function figure(report: FileReport, column: Column): number | null {
  const { items, recorded, alreadyRecorded, unrecognised, refused } = totalsOf([report]);
  const figures = {
    ITEMS: items,
    RECORDED: recorded,
    ALREADY: alreadyRecorded,
    UNRECOGNISED: unrecognised,
    REFUSED: refused,
  };
  return figures[column] === 0 ? null : figures[column];
}

function remarksOf({ file, items, refused }: FileReport, width: number): readonly string[] {
  const lines = [
    ...(refused === undefined ? [] : [refused.reason]),
    ...items.flatMap(({ number, became, remarks }) =>
      remarks.map((remark) => `${itemName(number)}${became === 'refused' ? ', refused' : ''}: ${remark}`),
    ),
  ];
  return lines.length === 0 ? [] : [file, ...lines.flatMap((line) => wrapped(line, width, '  '))];
}

function itemName(number: string | null): string {
  return number === null ? 'Item without a number' : `TOP ${number}`;
}

function sentence(reports: readonly FileReport[], work: Work): string {
  const { files, items, recorded, alreadyRecorded, unrecognised, refused } = totalsOf(reports);
  const parts = [
    ...(work === 'import' ? [`${recorded} recorded`, `${alreadyRecorded} recorded already`] : [`${items} read`]),
    `${unrecognised} with an outcome that is not recognised`,
    `${refused} refused`,
  ];
  return `${counted(files, 'file')}, ${counted(items, 'item')}: ${parts.join(', ')}.`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
