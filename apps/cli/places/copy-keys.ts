import { copyKeys, holdsLogKey } from '#key-store';
import { Mistake } from '../terminal/mistakes.js';
import { showProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Places } from './open-place.js';
import { withPlaces } from './open-place.js';
import type { PlaceOptions } from './place-options.js';

/** @throws UsageMistake, Mistake, PostgresUnusable */
export async function copyAllKeys(terminal: Terminal, options: PlaceOptions): Promise<void> {
  await withPlaces(options, (places) => copy(terminal, places));
}

async function copy(terminal: Terminal, { from, to }: Places): Promise<void> {
  if (!(await holdsLogKey(from.keys))) {
    throw new Mistake(`${from.name} holds no keys of a log: name the data folder or the database of a server.`);
  }
  const ids = await from.keys.ids();
  const progress = showProgress(terminal, 'copying', ids.keys.size + ids.destroyed.size, 'keys');
  const { keys, destroyed } = await copyKeys(from.keys, to.keys, (done) => {
    progress.at(done);
  }).finally(() => {
    progress.end();
  });
  const gone = destroyed === 0 ? '' : `, ${destroyed} destroyed for good`;
  terminal.print(`copied: keys: ${keys}${gone}`);
  terminal.print(`  from ${from.name} to ${to.name}`);
  terminal.print(
    '  An erasure from now on destroys the key in one of both: let no server use the old place, or remove it.',
  );
}
