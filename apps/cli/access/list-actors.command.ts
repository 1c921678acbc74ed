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
    readonly jobTypes: readonly string[] | null;
    readonly from: string;
    readonly until: string | null;
  }[];
  readonly links: readonly {
    readonly link: string;
    readonly status: string;
    readonly to: { readonly kind: string; readonly id?: string; readonly title?: string };
    readonly from: string;
    readonly until: string | null;
  }[];
}

const HEADINGS = ['ACTOR', 'KIND', 'ROLE OR LINK', 'STATUS', 'FROM', 'UNTIL', 'GRANT OR LINK', 'LABEL'];

export function listActorsCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('list')
    .description('Show all actors with their grants and links')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const actors = await allPages<ActorItem>(context.api(), '/actors');
      if (json === true) terminal.printJson(actors);
      else terminal.print(textTable(HEADINGS, actors.flatMap(rowsOf), terminal.width));
    });
}

function rowsOf({ id, kind, label, grants, links }: ActorItem): (string | null)[][] {
  const rows = [
    ...grants.map(({ role, jobTypes, status, from, until, grant }) => {
      const may = jobTypes === null ? role : `${role}: ${jobTypes.join(', ')}`;
      return [id, kind, may, status, from, until, grant, label];
    }),
    ...links.map(({ to, status, from, until, link }) => {
      const party = `${to.kind} ${to.title ?? to.id ?? ''}`;
      return [id, kind, party, status, from, until, link, label];
    }),
  ];
  return rows.length === 0 ? [[id, kind, null, null, null, null, null, label]] : rows;
}
