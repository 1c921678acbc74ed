import { CommandRunner } from 'nest-commander';

/** A word that other commands stand behind; alone it shows them. */
export class CommandGroup extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help({ error: true });
  }
}
