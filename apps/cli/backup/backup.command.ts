import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import { resolve } from 'node:path';
import type { MadeBackup } from '#backup';
import { ServerAccess } from '../server-access.js';
import { notBlank } from '../terminal/option-values.js';
import { showProgress } from '../terminal/progress.js';
import { Terminal } from '../terminal/terminal.js';
import { checkTargets, moveFolder } from './copy-backup.js';

interface Options {
  readonly to?: string;
  readonly keysTo?: string;
  readonly json?: true;
}

@Command({
  name: 'backup',
  description:
    'Copy events, documents and, apart from them, keys, while the server goes on; needs the role administrator',
})
export class BackupCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], { to, keysTo, json }: Options): Promise<void> {
    checkTargets(to, keysTo);
    const made = await this.server.api().post<MadeBackup>('/backups', {});
    const folder = to === undefined ? made.folder : resolve(to);
    const keysFolder = keysTo === undefined ? made.keysFolder : resolve(keysTo);
    const bytes = made.manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    if (to !== undefined) await this.#move(made.folder, folder, bytes);
    if (keysTo !== undefined) await this.#move(made.keysFolder, keysFolder, 0);
    const { manifest } = made;
    if (json === true) this.terminal.printJson({ folder, keysFolder, manifest });
    else this.#account({ folder, keysFolder, manifest });
  }

  @Option({
    flags: '--to <folder>',
    description: 'a new folder for events and documents; without it below <data>/backups',
  })
  parseTo(text: string): string {
    return notBlank('--to', text);
  }

  @Option({
    flags: '--keys-to <folder>',
    description: 'a new folder for the keys; keep it apart, whoever has both can read all',
  })
  parseKeysTo(text: string): string {
    return notBlank('--keys-to', text);
  }

  @Option({ flags: '--json', description: 'print one JSON object' })
  parseJson(): true {
    return true;
  }

  async #move(from: string, to: string, bytes: number): Promise<void> {
    const progress = showProgress(this.terminal, 'copying', bytes, 'bytes');
    let done = 0;
    try {
      await moveFolder(from, to, (some) => {
        progress.at((done += some));
      });
    } finally {
      progress.end();
    }
  }

  #account({ folder, keysFolder, manifest }: MadeBackup): void {
    const { position, files, damagedDocuments } = manifest;
    this.terminal.print(`backed up: the log up to position ${position}, documents: ${files.length - 1}`);
    this.terminal.print(`  events and documents: ${folder}`);
    this.terminal.print(`  keys, keep them apart: ${keysFolder}`);
    for (const sha256 of damagedDocuments)
      this.terminal.note(`the document ${sha256} is damaged and was left out: put it in again`);
    this.terminal.print(`  restore: lenkwerk restore --from ${folder} --keys-from ${keysFolder} --data <new folder>`);
  }
}
