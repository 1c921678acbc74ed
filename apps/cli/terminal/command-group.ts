import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';

/** A word that other commands stand behind; alone it shows them. */
export function commandGroup(
  name: string,
  description: string,
  commands: readonly CommandUnknownOpts[],
): CommandUnknownOpts {
  const group = new Command(name).description(description);
  group.action(() => group.help({ error: true }));
  for (const command of commands) group.addCommand(command);
  return group;
}
