import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { refuseWithoutLog } from './open-event-store-at.js';
import { isSamePlace, parsePlace } from './place.js';

export function copyLogCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('copy-log')
    .description(
      'Copy the log to another event store and compare both; all servers of both must be stopped. Run again, it goes on where it was',
    )
    .option(
      '--from <place>',
      'a data folder, or the connection string of an EventStoreDB: esdb://…',
      parsePlace('--from'),
    )
    .option(
      '--to <place>',
      'likewise; a new or empty one, or the unfinished copy of an earlier run',
      parsePlace('--to'),
    )
    .option(
      '--prefix <prefix>',
      'how stream names begin in both; by default LENKWERK_PREFIX, or lenkwerk_',
      parsePrefix,
    )
    .option('--json', 'print one JSON object')
    .action(async ({ from, to, prefix, json }) => {
      if (from === undefined || to === undefined) throw new UsageMistake('Say both: --from <place> --to <place>.');
      if (isSamePlace(from, to))
        throw new UsageMistake('--from and --to are the same place: a copy needs another one.');
      refuseWithoutLog(from);
      // An empty variable counts as absent.
      const given = prefix ?? parsePrefix(context.environment['LENKWERK_PREFIX'] || 'lenkwerk_');
      const { copyLogOf } = await import('./copy-log.js');
      await copyLogOf(context.terminal, { from, to, prefix: given, json: json === true });
    });
}

/** @throws UsageMistake */
function parsePrefix(text: string): string {
  if (/^\w{1,50}$/u.test(text)) return text;
  throw new UsageMistake(`--prefix must be up to 50 letters, digits or underscores, not "${text}"`);
}
