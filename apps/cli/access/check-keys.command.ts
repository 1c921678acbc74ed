import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { allPages } from '../api/all-pages.js';
import type { CommandContext } from '../command-context.js';
import { Mistake } from '../terminal/mistakes.js';

interface PersonItem {
  readonly id: string;
  readonly keyMissing?: boolean;
}

export function checkKeysCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('check-keys')
    .description('Name the persons whose key is lost without an erasure; ends with 1 where there are any')
    .option('--json', 'print a JSON list of their ids')
    .action(async ({ json }) => {
      const persons = await allPages<PersonItem>(context.api(), '/persons');
      const lost = persons.filter(({ keyMissing }) => keyMissing === true).map(({ id }) => id);
      if (json === true) terminal.printJson(lost);
      if (lost.length === 0) {
        if (json !== true) terminal.print(`Every person who is not erased has a key (${inWords(persons.length)}).`);
        return;
      }
      throw new Mistake(
        [
          `Without a key: ${inWords(lost.length)}; restore the keys from their backup (lenkwerk copy-keys).`,
          ...lost,
        ].join('\n  '),
      );
    });
}

function inWords(persons: number): string {
  return persons === 1 ? '1 person' : `${persons} persons`;
}
