import { folderOfSuite, processOfSuite } from '#suite';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { programEnvironment } from '../support/program-environment.js';

const LAUNCHER = new URL('../../apps/cli/bin/lenkwerk.mjs', import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const folder = folderOfSuite('demo');

function start(...options: readonly string[]) {
  return processOfSuite(
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', LAUNCHER, 'demo', ...options], {
      cwd: folder,
      env: programEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

async function demo(...options: readonly string[]): Promise<Ended> {
  const child = start(...options);
  const [[code], output, errors] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, output, errors };
}

describe('npm run demo', () => {
  it('shows the whole process and exits with 0', async () => {
    const data = join(folder, 'told');
    const { code, output, errors } = await demo('--exit', '--port', '0', '--data', data);
    expect([code, errors]).toEqual([0, '']);
    const words = output.replace(/\s+/gu, ' ');
    for (const fact of KEY_FACTS) expect(words).toContain(fact);
    expect(output).not.toContain('\u001b');
    // Names of people are encrypted; the account does not repeat them.
    expect(output).not.toMatch(/Steeg|Jalonen/u);
    expect(Math.max(...accountOf(output).map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(statSync(join(data, 'tokens', 'auditor')).mode & 0o777).toBe(0o600);
  });

  it('stays up after the account, answers with the tokens that it names, and stops at a signal', async () => {
    const data = join(folder, 'up');
    const child = start('--port', '0', '--data', data);
    const url = await stayingUrl(child.stdout);
    const token = readFileSync(join(data, 'tokens', 'auditor'), 'utf8').trim();
    const response = await fetch(`${url}/api/v1/processes`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ items: [{ title: 'Wir alle sind LU', status: 'running' }] });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('names the remedy when the port is taken, and leaves no folder', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const data = join(folder, 'taken');
    const { code, errors } = await demo('--exit', '--port', String(port), '--data', data);
    other.close();
    expect(code).toBe(1);
    expect(errors).toContain(`Port ${port} is taken`);
    expect(errors).toContain('npm run demo -- --port');
    expect(existsSync(data)).toBe(false);
  });

  it('runs only in a new folder', async () => {
    const { code, errors } = await demo('--exit', '--port', '0', '--data', folder);
    expect([code, errors.includes('is there already')]).toEqual([1, true]);
  });
});

const KEY_FACTS = [
  'stated in the extract',
  'illustration',
  'inferred from: "ihr Team aus der Abteilung Integration steuern den Prozess"',
  '16 areas of the administration',
  'lead Abteilung Integration',
  'On which decision it rests, its mandate, is unknown',
  'each says that there are more',
  'participants: some',
  'for acknowledgement',
  'facts were recorded more than 14 days after they happened',
  'Every fact told above has the mark of its events',
  'Four points of the strategy',
  'three pillars',
  'invited 2018-10, a partial date',
  'held: unknown',
  'will meet four times in 2019',
  'planned 2019-Q2',
  'releases the paper',
  'Sozialausschuss, 14.02.2019, TOP 5',
  'Outcome: "Kenntnis genommen."',
  'concludes the consultation',
  'already imported',
  'refused: meeting has no day yet',
  'refused: more votes than members present',
  'rule: beyondCompetence (invalidating)',
  'allowed instead: recommend',
  'recorded as a deviation',
  'resolved as void',
  'Eight example measures',
  'refused: measure has no lead',
  'refused: decision does not list this measure',
  'refused: decision adopts nothing',
  'refused: a provision is not met',
  'A reporting round (Statusabfrage) asks for six measures',
  'four missing answers',
  'Its lead was reminded on the day after',
  'compared with the one before',
  'Three of the four meetings that were planned for 2019 were held',
  'the policy "cadence" warns',
  'A proposal waits for the agenda',
  'the reorganisation was carried out',
  'The week of Beispielbereich Nord',
  'The first results of 2020',
  'rule: fourEyes',
  'The board of measures',
  'the report is acknowledged',
  'Where to look next',
  '/api/docs',
] as const;

/** Addresses are as long as they are. */
function accountOf(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => !line.includes('http://') && !line.includes('LENKWERK_DATA=') && !line.includes(folder));
}

/** Reads on after the address: when the output is closed, the demo and its server end. */
function stayingUrl(output: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    output.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
      const url = /stays up at (\S+);/u.exec(told)?.[1];
      if (url !== undefined) resolve(url);
    });
    output.once('end', () => {
      reject(new Error(`the demo ended without staying up: ${told}`));
    });
  });
}
