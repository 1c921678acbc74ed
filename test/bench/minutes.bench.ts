// 500 extracts of minutes through the command line as it is built, start-up included: read without a server, recorded by a server of
// its own, and recorded again, which changes nothing. One JSON object a line.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const COUNT = Number(process.env['COUNT'] ?? 500);
/** Items of one sitting; each extract is about one of them. */
const ITEMS = 10;
const ROOT = new URL('../../../', import.meta.url).pathname;
const SEED = readFileSync(join(ROOT, 'test/fixtures/seed/auszug-niederschrift-2019-02-14.txt'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
const settings = { PATH: process.env['PATH'], LENKWERK_DATA: join(folder, 'data'), LOG_LEVEL: 'error', PORT: '0' };

function start(file: string, words: readonly string[], environment: object = {}): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, file), ...words], {
    env: { ...settings, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** A sitting each day from 1 January 2018 on. */
function extractOf(index: number): string {
  const day = new Date(Date.UTC(2018, 0, 1 + Math.floor(index / ITEMS)));
  const [date = ''] = day.toISOString().split('T');
  return SEED.replaceAll('14.02.2019', date.split('-').reverse().join('.'))
    .replace('TOP 5', `TOP ${(index % ITEMS) + 1}`)
    .replace('20196743', `2018${String(index).padStart(4, '0')}`);
}

async function lenkwerk(words: readonly string[], environment: object = {}): Promise<string> {
  const child = start('apps/cli/bin/lenkwerk.mjs', words, environment);
  let output = '';
  child.stdout?.on('data', (part: Buffer) => (output += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`lenkwerk ${words.join(' ')} ended with ${String(code)}`);
  return output;
}

async function measured(benchmark: string, words: readonly string[], environment: object, expected: string) {
  const started = performance.now();
  const output = await lenkwerk(words, environment);
  const seconds = (performance.now() - started) / 1000;
  if (!output.includes(expected)) throw new Error(`${benchmark}: ${output.slice(-200)}`);
  process.stdout.write(
    `${JSON.stringify({ benchmark, count: COUNT, s: Number(seconds.toFixed(1)), per_s: Math.round(COUNT / seconds) })}\n`,
  );
}

const minutes = mkdtempSync(join(folder, 'minutes-'));
for (let index = 0; index < COUNT; index += 1) writeFileSync(join(minutes, `${index}.txt`), extractOf(index));
const server = start('dist/apps/server/main.js', []);
try {
  const said = `${COUNT} files, ${COUNT} items: `;
  await measured('extracts, dry run', ['import', 'minutes', minutes, '--dry-run'], {}, `${said}${COUNT} read`);
  let url = '';
  if (server.stdout !== null) {
    for await (const line of createInterface(server.stdout)) {
      url = /^Lenkwerk is at (\S+),/u.exec(line)?.[1] ?? '';
      if (url !== '') break;
    }
  }
  const at = { LENKWERK_URL: url };
  const token = (await lenkwerk(['token', 'create', '--label', 'bench', '--role', 'clerk'], at)).trim();
  const clerk = { ...at, LENKWERK_TOKEN: token };
  const words = ['import', 'minutes', minutes, '--create'];
  await measured('extracts, recorded', words, clerk, `${said}${COUNT} recorded`);
  await measured('extracts, recorded already', words, clerk, `${said}0 recorded, ${COUNT} recorded already`);
} finally {
  server.kill();
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
