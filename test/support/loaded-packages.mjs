// Preloaded by a spec with `--import`: writes the packages that the program loaded to the error stream when it ends.
import { registerHooks } from 'node:module';

const packages = new Set();

registerHooks({
  load(url, context, nextLoad) {
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
    if (name !== undefined) packages.add(name);
    return nextLoad(url, context);
  },
});

process.on('exit', () => {
  process.stderr.write(`packages: ${[...packages].sort().join(' ')}\n`);
});
