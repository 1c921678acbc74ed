import type { MinutesExtract } from '#council';
import { accountOf, tableOf } from './extract-account.js';
import { factsOf } from './extract-facts.js';
import type { FileReport, FileWork, ItemReport } from './file-report.js';
import { remarksOn } from './file-report.js';
import { FileRefused } from './minutes-files.js';
import type { ReadItems } from './read-items.js';
import { readItems } from './read-items.js';

export interface DryRunOptions {
  readonly json?: true | undefined;
  /** Whether objects name their file. */
  readonly several: boolean;
}

/** Only reads the files: no server is needed. */
export function dryRun(options: DryRunOptions): FileWork {
  return async (file) => {
    try {
      return reportOn(file, await readItems(file), options);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { file, items: [], refused: error, output: [] };
    }
  };
}

function reportOn(file: string, read: ReadItems, { json, several }: DryRunOptions): FileReport {
  const items = read.items.map((extract) => itemReport(extract, read));
  if (json !== true) return { file, items, output: several ? [] : [accountFor(read, items)] };
  const output = read.items.map((extract) => JSON.stringify(several ? { file, ...extract } : extract));
  return { file, items, output };
}

function itemReport(extract: MinutesExtract, { source }: ReadItems): ItemReport {
  const facts = factsOf(extract, source);
  const refused = 'reasons' in facts ? [`It cannot be imported: ${facts.reasons.join('; ')}.`] : [];
  return {
    number: extract.item,
    became: refused.length > 0 ? 'refused' : 'read',
    remarks: [...refused, ...remarksOn(extract)],
    isRecognised: extract.outcome.kind !== 'unrecognised',
  };
}

/** An account of the only item, of many a table. */
function accountFor({ items }: ReadItems, reports: readonly ItemReport[]): string {
  const [only, ...others] = items;
  if (only === undefined || others.length > 0) return tableOf(items);
  const [report] = reports;
  const reason = report?.became === 'refused' ? [`\n${report.remarks[0] ?? ''}`] : [];
  return [accountOf(only), ...reason].join('\n');
}
