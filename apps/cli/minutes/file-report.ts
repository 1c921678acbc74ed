import type { MinutesExtract } from '#council';
import { shortenedEnd } from '../terminal/lines.js';
import type { FileRefused } from './minutes-files.js';

/** Letters of an outcome that is not recognised; the whole text is in the file. */
const SHOWN = 160;

/** What became of one item of a file. A dry run only reads it. */
export interface ItemReport {
  /** The number of the item in the sitting; null where the text does not say it. */
  readonly number: string | null;
  readonly became: 'read' | 'recorded' | 'already recorded' | 'refused';
  /** What a person has to look at, in plain words: why it was refused, an outcome that is not recognised, a finding. */
  readonly remarks: readonly string[];
  /** Whether the outcome is recognised. */
  readonly isRecognised: boolean;
}

/** What became of one file; `refused` says why no item of it was read. */
export interface FileReport {
  readonly file: string;
  readonly items: readonly ItemReport[];
  readonly refused?: FileRefused;
  /** With `--json` an object an item; else what a person reads where there is no other file. */
  readonly output: readonly string[];
}

/** @throws only what the next files would meet as well */
export type FileWork = (file: string) => Promise<FileReport>;

export interface Totals {
  readonly files: number;
  readonly items: number;
  readonly recorded: number;
  readonly alreadyRecorded: number;
  readonly unrecognised: number;
  /** Items, and files of which no item was read. */
  readonly refused: number;
}

export function totalsOf(reports: readonly FileReport[]): Totals {
  const items = reports.flatMap((report) => report.items);
  const count = (became: ItemReport['became']): number => items.filter((item) => item.became === became).length;
  return {
    files: reports.length,
    items: items.length,
    recorded: count('recorded'),
    alreadyRecorded: count('already recorded'),
    unrecognised: items.filter((item) => isUnrecognised(item)).length,
    refused: count('refused') + reports.filter(({ refused }) => refused !== undefined).length,
  };
}

/** A refused item counts as refused only. */
function isUnrecognised({ became, isRecognised }: ItemReport): boolean {
  return became !== 'refused' && !isRecognised;
}

/** The remarks on what the text says, whatever becomes of the item. */
export function remarksOn({ outcome, findings }: MinutesExtract): readonly string[] {
  const { kind, text } = outcome;
  const words = text === null ? 'The text says no outcome.' : `Outcome not recognised: "${shortenedEnd(text, SHOWN)}"`;
  return [
    ...(kind === 'unrecognised' ? [words] : []),
    ...findings.map(({ finding, detail }) => `${finding}: ${detail}`),
  ];
}
