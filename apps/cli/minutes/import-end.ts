import { DoneInPart, Mistake } from '../terminal/mistakes.js';
import { failureOf } from '../terminal/failure.js';
import { totalsOf } from './file-report.js';
import type { FileReport } from './file-report.js';
import type { Work } from './report-table.js';

/** The reports, in the order of the files. */
export interface ImportRun {
  readonly work: Work;
  readonly files: readonly string[];
  /** Whether a folder or several files were named. */
  readonly several: boolean;
  readonly reports: readonly FileReport[];
  /** The error that ended the run before all files were tried. */
  readonly stoppedBy?: unknown;
}

/**
 * Ends the command by what was done. A dry run is done when every file could be read: an outcome that is not recognised
 * is an answer there.
 * @throws Mistake where nothing was done, DoneInPart; what stopped the import before anything was done
 */
export function endImport(run: ImportRun): void {
  const { reports, files, stoppedBy } = run;
  const { recorded, alreadyRecorded, unrecognised, refused } = totalsOf(reports);
  if (stoppedBy !== undefined) throw stopped(run);
  if (run.work === 'dry run') {
    const unread = reports.filter((report) => report.refused !== undefined);
    if (unread.length === 0) return;
    const message = messageFor(run, `${unread.length} of ${files.length} files could not be read.`);
    throw unread.length === files.length ? new Mistake(message) : new DoneInPart(message);
  }
  if (refused === 0 && unrecognised === 0) return;
  if (recorded + alreadyRecorded === 0) throw new Mistake(messageFor(run, 'Nothing was recorded.'));
  const parts = [
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unrecognised > 0 ? [`${unrecognised} with an outcome that is not recognised`] : []),
  ];
  throw new DoneInPart(`Done in part: ${parts.join(', ')}.`);
}

/** Where one file was named, its reason; the table has the reasons of several. */
function messageFor({ several, reports }: ImportRun, message: string): string {
  return several ? message : (reports.map(reasonOf).find((reason) => reason !== undefined) ?? message);
}

function reasonOf({ refused, items }: FileReport): string | undefined {
  const [only, ...others] = items;
  return refused?.message ?? (others.length === 0 && only?.became === 'refused' ? only.remarks[0] : undefined);
}

function stopped({ reports, files, stoppedBy }: ImportRun): unknown {
  const { items } = totalsOf(reports);
  if (items === 0) return stoppedBy;
  const left = files.length - reports.length;
  const text = `${left} of ${files.length} files were not tried. The same command again goes on with them.`;
  return new DoneInPart(`${failureOf(stoppedBy).text}\n${text}`, { cause: stoppedBy });
}
