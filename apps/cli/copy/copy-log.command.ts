import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import type { CopiedLog, LogCopyProgress } from '#event-sourcing';
import { Mistake } from '../api.js';
import { UsageMistake } from '../terminal/option-values.js';
import type { Progress } from '../terminal/progress.js';
import { showProgress } from '../terminal/progress.js';
import { Terminal } from '../terminal/terminal.js';
import type { OpenedPlace } from './open-event-store-at.js';
import { openEventStoreAt, refuseWithoutLog } from './open-event-store-at.js';
import type { Place } from './place.js';
import { isSamePlace, parsePlace, placeName } from './place.js';

interface Options {
  readonly from?: Place;
  readonly to?: Place;
  readonly prefix?: string;
  readonly json?: true;
}

@Command({
  name: 'copy-log',
  description:
    'Copy the log to another event store and compare both; all servers of both must be stopped. Run again, it goes on where it was',
})
export class CopyLogCommand extends CommandRunner {
  constructor(@Inject(Terminal) private readonly terminal: Terminal) {
    super();
  }

  async run(_arguments: string[], { from, to, prefix, json }: Options): Promise<void> {
    if (from === undefined || to === undefined) throw new UsageMistake('Say both: --from <place> --to <place>.');
    if (isSamePlace(from, to)) throw new UsageMistake('--from and --to are the same place: a copy needs another one.');
    refuseWithoutLog(from);
    const names = { from: placeName(from), to: placeName(to) };
    const copied = await this.#copy(from, to, prefix ?? parsePrefix(process.env['LENKWERK_PREFIX'] || 'lenkwerk_'));
    if (json === true) this.terminal.printJson({ ...copied, ...names });
    else this.#account(copied, names);
  }

  @Option({
    flags: '--from <place>',
    description: 'a data folder, or the connection string of an EventStoreDB: esdb://…',
  })
  parseFrom(text: string): Place {
    return parsePlace('--from', text);
  }

  @Option({
    flags: '--to <place>',
    description: 'likewise; a new or empty one, or the unfinished copy of an earlier run',
  })
  parseTo(text: string): Place {
    return parsePlace('--to', text);
  }

  @Option({
    flags: '--prefix <prefix>',
    description: 'how stream names begin in both; by default LENKWERK_PREFIX, or lenkwerk_',
  })
  parsePrefix(text: string): string {
    return parsePrefix(text);
  }

  @Option({ flags: '--json', description: 'print one JSON object' })
  parseJson(): true {
    return true;
  }

  async #copy(from: Place, to: Place, prefix: string): Promise<CopiedLog> {
    const source = await openEventStoreAt(from, { prefix });
    try {
      const target = await openEventStoreAt(to, { prefix });
      try {
        return await this.#copyBetween(source, target);
      } finally {
        await target.store.close();
      }
    } finally {
      await source.store.close();
    }
  }

  async #copyBetween(source: OpenedPlace, { store: target, groupLimits }: OpenedPlace): Promise<CopiedLog> {
    const { copyLog, StoreUnavailable } = await import('#event-sourcing');
    const progress = new PhaseProgress(this.terminal);
    const report = (at: LogCopyProgress): void => {
      progress.at(at);
    };
    try {
      return await copyLog({ source: source.store, target, report, ...(groupLimits !== undefined && { groupLimits }) });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      throw new Mistake(`${error.message}\nRun the same command again: it goes on where it was.`);
    } finally {
      progress.end();
    }
  }

  #account(copied: CopiedLog, { from, to }: { readonly from: string; readonly to: string }): void {
    const { outcome, log, copiedFrom, events, sha256, written } = copied;
    const earlier = written === events ? '' : `, ${events - written} of them by an earlier run`;
    const done =
      outcome === 'copied' ? `copied and compared: events: ${events}${earlier}` : `already copied: events: ${events}`;
    this.terminal.print(done);
    this.terminal.print(`  from: ${from}, the log ${copiedFrom}`);
    this.terminal.print(`  to: ${to}, the log ${log}`);
    this.terminal.print(`  sha256: ${sha256}`);
    this.terminal.print('  Keys and documents are not copied with it: lenkwerk copy-keys, lenkwerk copy-documents.');
    this.terminal.print(
      '  next: start the server on the copy only; tokens hold as before, what is read is built anew.',
    );
  }
}

/** A bar for each phase. */
class PhaseProgress {
  #phase: LogCopyProgress['phase'] | undefined;
  #bar: Progress | undefined;

  constructor(private readonly terminal: Terminal) {}

  at({ phase, done, total }: LogCopyProgress): void {
    if (phase !== this.#phase) {
      this.end();
      this.#phase = phase;
      this.#bar = showProgress(this.terminal, phase, total, 'events');
    }
    this.#bar?.at(done);
  }

  end(): void {
    this.#bar?.end();
  }
}

/** @throws UsageMistake */
function parsePrefix(text: string): string {
  if (/^\w{1,50}$/u.test(text)) return text;
  throw new UsageMistake(`--prefix must be up to 50 letters, digits or underscores, not "${text}"`);
}
