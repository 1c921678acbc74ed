import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { allPages } from '../api/all-pages.js';
import type { CommandContext } from '../command-context.js';
import { textTable } from '../terminal/text-table.js';

/** As `GET /actors` answers it. */
export interface ActorItem {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly grants: readonly {
    readonly grant: string;
    readonly status: string;
    readonly role: string;
    readonly from: string;
    readonly until: string | null;
  }[];
}

const HEADINGS = ['ACTOR', 'KIND', 'ROLE', 'STATUS', 'FROM', 'UNTIL', 'GRANT', 'LABEL'];

export function listActorsCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('list')
    .description('Show all actors with their grants')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const actors = await allPages<ActorItem>(context.api(), '/actors');
      if (json === true) terminal.printJson(actors);
      else terminal.print(textTable(HEADINGS, actors.flatMap(rowsOf), terminal.width));
    });
}

function rowsOf({ id, kind, label, grants }: ActorItem): (string | null)[][] {
  if (grants.length === 0) return [[id, kind, null, null, null, null, null, label]];
  return grants.map(({ role, status, from, until, grant }) => [id, kind, role, status, from, until, grant, label]);
}
