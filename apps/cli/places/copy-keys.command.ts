import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import { Mistake } from '../api.js';
import { notBlank } from '../terminal/option-values.js';
import { showProgress } from '../terminal/progress.js';
import { Terminal } from '../terminal/terminal.js';
import type { PlaceOptions, Places } from './open-place.js';
import { withPlaces } from './open-place.js';

@Command({
  name: 'copy-keys',
  description:
    'Copy the keys of a log between a data folder and a PostgreSQL; what is destroyed on either side stays destroyed',
})
export class CopyKeysCommand extends CommandRunner {
  constructor(@Inject(Terminal) private readonly terminal: Terminal) {
    super();
  }

  async run(_arguments: string[], options: PlaceOptions): Promise<void> {
    await withPlaces(options, (places) => this.#copy(places));
  }

  @Option({
    flags: '--from <folder|url>',
    description: 'a data folder, or postgresql://user:password@host:port/database',
  })
  parseFrom(text: string): string {
    return notBlank('--from', text);
  }

  @Option({ flags: '--to <folder|url>', description: 'the other place; a folder is made when it is not there' })
  parseTo(text: string): string {
    return notBlank('--to', text);
  }

  async #copy({ from, to }: Places): Promise<void> {
    const { copyKeys, holdsLogKey } = await import('#key-store');
    if (!(await holdsLogKey(from.keys))) {
      throw new Mistake(`${from.name} holds no keys of a log: name the data folder or the database of a server.`);
    }
    const ids = await from.keys.ids();
    const progress = showProgress(this.terminal, 'copying', ids.keys.size + ids.destroyed.size, 'keys');
    const { keys, destroyed } = await copyKeys(from.keys, to.keys, (done) => {
      progress.at(done);
    }).finally(() => {
      progress.end();
    });
    const gone = destroyed === 0 ? '' : `, ${destroyed} destroyed for good`;
    this.terminal.print(`copied: keys: ${keys}${gone}`);
    this.terminal.print(`  from ${from.name} to ${to.name}`);
    this.terminal.print(
      '  An erasure from now on destroys the key in one of both: let no server use the old place, or remove it.',
    );
  }
}
