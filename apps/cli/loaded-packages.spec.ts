import { spawnSync } from 'node:child_process';
import { COMMAND_FILES } from './command-files.js';

const at = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const EXTRACT = at('test/fixtures/seed/auszug-niederschrift-2019-02-14.txt');

/** Small ones. Whatever a package brings along costs every call of the command. */
const MAY_LOAD = ['@commander-js/extra-typings', 'canonicalize', 'commander', 'uuid'];

/** The packages that the built program loads, apart from those that every command may load. */
function loadedBy(words: readonly string[]): readonly string[] {
  const hooks = ['--import', at('test/support/loaded-packages.mjs')];
  const { stderr } = spawnSync(process.execPath, [...hooks, at('apps/cli/bin/lenkwerk.mjs'), ...words], {
    encoding: 'utf8',
    env: { LENKWERK_DATA: at('none') },
  });
  const [, names = 'nothing was told'] = /^packages: (.*)$/mu.exec(stderr) ?? [];
  return names.split(' ').filter((name) => !MAY_LOAD.includes(name));
}

describe('the command line loads neither the server nor its packages', () => {
  it('for the help of all commands', () => {
    expect(loadedBy(['--help'])).toEqual([]);
  });

  it.each([...COMMAND_FILES.keys()])('for the help of %s', (name) => {
    expect(loadedBy([name, '--help'])).toEqual([]);
  });

  it('for reading an extract, and for sending it', () => {
    expect(loadedBy(['import', 'minutes', EXTRACT, '--dry-run'])).toEqual([]);
    expect(loadedBy(['import', 'minutes', EXTRACT])).toEqual([]);
  });
});
