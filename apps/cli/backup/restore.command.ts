import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import { resolve } from 'node:path';
import { notBlank, UsageMistake } from '../terminal/option-values.js';
import { showProgress } from '../terminal/progress.js';
import { Terminal } from '../terminal/terminal.js';

interface Options {
  readonly from?: string;
  readonly keysFrom?: string;
  readonly data?: string;
}

@Command({
  name: 'restore',
  description:
    'Make a new data folder of a backup; everything is checked, and a restore that fails leaves nothing behind',
})
export class RestoreCommand extends CommandRunner {
  constructor(@Inject(Terminal) private readonly terminal: Terminal) {
    super();
  }

  async run(_arguments: string[], { from, keysFrom, data }: Options): Promise<void> {
    if (from === undefined || keysFrom === undefined || data === undefined) {
      throw new UsageMistake('Say all three: --from <folder> --keys-from <folder> --data <new folder>.');
    }
    // Loaded here, so that other commands start quickly.
    const { readManifest, restoreBackup } = await import('#backup');
    const { files } = await readManifest(from);
    const progress = showProgress(
      this.terminal,
      'checking',
      files.reduce((sum, file) => sum + file.bytes, 0),
      'bytes',
    );
    let done = 0;
    const restored = await restoreBackup({ from, keysFrom, data }, (bytes) => {
      progress.at((done += bytes));
    }).finally(() => {
      progress.end();
    });
    const { manifest, keys, destroyedKeys } = restored;
    const gone = destroyedKeys === 0 ? '' : `, ${destroyedKeys} destroyed for good`;
    this.terminal.print(
      `restored: the log ${manifest.log} as of ${manifest.createdAt}, documents: ${files.length - 1}, keys: ${keys}${gone}`,
    );
    this.terminal.print(
      `  next: stop the server that works on the old folder, then LENKWERK_DATA=${resolve(data)} npm start`,
    );
    this.terminal.print(
      '  Tokens hold as before. Without one: lenkwerk token create --offline --label <what for> --role administrator',
    );
    this.terminal.print('  What was written after the backup is not in it.');
  }

  @Option({ flags: '--from <folder>', description: 'the backup, a folder with manifest.json' })
  parseFrom(text: string): string {
    return notBlank('--from', text);
  }

  @Option({ flags: '--keys-from <folder>', description: 'the keys that belong to it' })
  parseKeysFrom(text: string): string {
    return notBlank('--keys-from', text);
  }

  @Option({ flags: '--data <folder>', description: 'a new folder, or an empty one' })
  parseData(text: string): string {
    return notBlank('--data', text);
  }
}
