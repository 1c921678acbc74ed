#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

function complain(text) {
  console.error(text);
  process.exit(1);
}

/** The same command under the Node that `npm ci` brings along. */
function runPinned() {
  const pinned = at('node_modules/node/bin/node');
  if (!existsSync(pinned)) {
    complain(
      `Lenkwerk needs Node ${NEEDED} or later, this is ${process.version}: run \`npm ci\`, which brings it along.`,
    );
  }
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both; a second signal would end the server before it has finished what is in flight.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function runHere() {
  const program = at('dist/apps/cli/main.js');
  if (!existsSync(program)) complain('Nothing is built yet: run `npm run build`.');
  try {
    await import(program);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    complain('What is built is not complete: run `npm run build`, and `npm ci` where packages are missing.');
  }
}

if (Number(process.versions.node.split('.')[0]) < NEEDED) runPinned();
else await runHere();
