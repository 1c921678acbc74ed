import type { CopiedLog } from '#event-sourcing';
import { copyLog, StoreUnavailable } from '#event-sourcing';
import { Mistake } from '../terminal/mistakes.js';
import type { Terminal } from '../terminal/terminal.js';
import type { OpenedPlace } from './open-event-store-at.js';
import { openEventStoreAt } from './open-event-store-at.js';
import { PhaseProgress } from './phase-progress.js';
import type { Place } from './place.js';
import { placeName } from './place.js';

interface Options {
  readonly from: Place;
  readonly to: Place;
  readonly prefix: string;
  readonly json: boolean;
}

/** Copies the log of one place to another one and prints what was copied. @throws Mistake, StoreLocked, StoreUnusable */
export async function copyLogOf(terminal: Terminal, { from, to, prefix, json }: Options): Promise<void> {
  const names = { from: placeName(from), to: placeName(to) };
  const source = await openEventStoreAt(from, { prefix });
  let copied: CopiedLog;
  try {
    const target = await openEventStoreAt(to, { prefix });
    try {
      copied = await copyBetween(terminal, source, target);
    } finally {
      await target.store.close();
    }
  } finally {
    await source.store.close();
  }
  if (json) terminal.printJson({ ...copied, ...names });
  else printResult(terminal, copied, names);
}

async function copyBetween(
  terminal: Terminal,
  { store: source }: OpenedPlace,
  { store: target, groupLimits }: OpenedPlace,
): Promise<CopiedLog> {
  const progress = new PhaseProgress(terminal);
  try {
    return await copyLog({
      source,
      target,
      report: (at) => {
        progress.at(at);
      },
      ...(groupLimits !== undefined && { groupLimits }),
    });
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new Mistake(`${error.message}\nRun the same command again: it goes on where it was.`);
  } finally {
    progress.end();
  }
}

interface Names {
  readonly from: string;
  readonly to: string;
}

function printResult(terminal: Terminal, copied: CopiedLog, { from, to }: Names): void {
  const { outcome, log, copiedFrom, events, sha256, written } = copied;
  const earlier = written === events ? '' : `, ${events - written} of them by an earlier run`;
  terminal.print(
    outcome === 'copied' ? `copied and compared: events: ${events}${earlier}` : `already copied: events: ${events}`,
  );
  terminal.print(`  from: ${from}, the log ${copiedFrom}`);
  terminal.print(`  to: ${to}, the log ${log}`);
  terminal.print(`  sha256: ${sha256}`);
  terminal.print('  Keys and documents are not copied with it: lenkwerk copy-keys, lenkwerk copy-documents.');
  terminal.print('  next: start the server on the copy only; tokens hold as before, what is read is built anew.');
}
