#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  const pinned = at('node_modules/node/bin/node');
  if (!existsSync(pinned)) {
    console.error(
      `Lenkwerk needs Node ${NEEDED} or later, this is ${process.version}: run \`npm ci\`, which brings it along.`,
    );
    process.exit(1);
  }
  const { status, signal } = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(signal === null ? (status ?? 1) : 1);
}

const program = at('dist/apps/cli/main.js');
if (!existsSync(program)) {
  console.error('Nothing is built yet: run `npm run build`.');
  process.exit(1);
}
await import(program);
