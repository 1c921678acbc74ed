import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliServer } from '../support/cli-server.js';
import type { CliRun } from '../support/run-cli.js';
import { runCli } from '../support/run-cli.js';
import { startServerProcess } from '../support/server-process.js';
import { describeInFolder } from '../support/stores.js';
import { untilReady } from '../support/until.js';

const SEED_FILE = new URL('../fixtures/seed/auszug-niederschrift-2019-02-14.txt', import.meta.url).pathname;
const SEED = readFileSync(SEED_FILE, 'utf8');
const cli = new CliServer();
const { folder, data } = cli;
let clerk: string;
let auditor: string;

beforeAll(async () => {
  await cli.start();
  clerk = await cli.tokenFor('archive', 'clerk');
  auditor = await cli.tokenFor('audit', 'auditor');
});

const as = (token: string, words: readonly string[]): Promise<CliRun> => cli.as(token, words);
const asAdministrator = (...words: readonly string[]): Promise<CliRun> => cli.asAdministrator(...words);

async function importing(file: string, ...options: string[]): Promise<CliRun> {
  return await as(clerk, ['import', 'minutes', file, ...options]);
}

/** A file with the seed's words, some of them others. */
function extract(name: string, change: (text: string) => string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, change(SEED));
  return file;
}

function latin1(text: string): Uint8Array {
  const letters = text.replace(/[„“]/gu, '"').replace(/[–‘’]/gu, '-').replace(/\n/gu, '\r\n');
  return Buffer.from(letters, 'latin1');
}

/** Events of a clerk's import, and those that policies added. */
async function eventsInLog(): Promise<number> {
  const run = await as(auditor, ['audit', '--json', '--limit', '200']);
  return (JSON.parse(run.stdout) as readonly object[]).length;
}

describe('lenkwerk import minutes', () => {
  it('shows the facts of the extract, without a server', async () => {
    const run = await runCli(['import', 'minutes', SEED_FILE, '--dry-run', '--json']);
    expect(run).toMatchObject({ code: 0 });
    expect(JSON.parse(run.stdout)).toMatchObject({
      committee: 'Sozialausschuss',
      date: '2019-02-14',
      item: '5',
      reference: '20196743',
      outcome: { kind: 'acknowledged', text: 'Kenntnis genommen.' },
    });
    const account = await runCli(['import', 'minutes', SEED_FILE, '--dry-run']);
    expect(account.stdout).toContain('acknowledged');
    expect(account.stderr).toContain('nothing was changed');
  });

  it('refuses unknown names, and lists all of them with the option', async () => {
    const before = await eventsInLog();
    const run = await importing(SEED_FILE);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('the committee "Sozialausschuss" and the paper 20196743 of 2019');
    expect(run.stderr).toContain('--create');
    expect(await eventsInLog()).toBe(before);
  });

  it('refuses a sitting in the future before it writes anything', async () => {
    const before = await eventsInLog();
    const run = await importing(
      extract('future.txt', (text) => text.replace('14.02.2019', '14.02.2199')),
      '--create',
    );
    expect(run.stderr).toContain('lies in the future');
    expect(await eventsInLog()).toBe(before);
  });

  it('records the committee, the paper and the meeting with its item', async () => {
    const run = await importing(SEED_FILE, '--create');
    expect(run.stderr).toBe('');
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout).toContain('imported: Sozialausschuss, 14.02.2019, TOP 5: Sachstandsbericht "Wir alle sind LU"');
    expect(run.stdout).toContain('new: committee, paper, meeting');
    expect(run.stdout).toContain('outcome: acknowledged');
  });

  it('changes nothing for the same facts: again, by another person, in another encoding with other line ends', async () => {
    const before = await eventsInLog();
    const other = (await asAdministrator('token', 'create', '--label', 'other', '--role', 'clerk')).stdout.trim();
    const made = (await eventsInLog()) - before;
    const copy = extract('copy.txt', latin1);
    const runs = [
      await importing(SEED_FILE),
      await importing(SEED_FILE, '--create'),
      await as(other, ['import', 'minutes', SEED_FILE]),
      await importing(copy),
      await as(other, ['import', 'minutes', copy, '--create']),
    ];
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    for (const { stdout } of runs) expect(stdout).toMatch(/^already imported/u);
    expect(await eventsInLog()).toBe(before + made);
  });

  it('adds the item of a second extract to the same meeting, once', async () => {
    const file = extract('second.txt', (text) =>
      text
        .replace('TOP 5', 'TOP 6')
        .replace('Sachstandsbericht "Wir alle sind LU"', 'Bericht')
        .replace('20196743', '20196801')
        .replace('Kenntnis genommen.', 'Einstimmig beschlossen.'),
    );
    const first = await importing(file, '--create', '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ status: 'imported', made: ['paper'] });
    const again = await importing(file, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'already imported', made: [], position: null });
  });

  it('makes one committee, one paper and one meeting when several imports run at once', async () => {
    const other = (text: string) =>
      text.replaceAll('Sozialausschuss', 'Kulturausschuss').replace('20196743', '20197001');
    const fifth = extract('fifth.txt', other);
    const sixth = extract('sixth.txt', (text) => other(text).replace('TOP 5', 'TOP 6'));
    const runs = await Promise.all([fifth, sixth, fifth].map((file) => importing(file, '--create', '--json')));
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    const results = runs.map(({ stdout }) => JSON.parse(stdout) as Record<'committee' | 'paper' | 'meeting', string>);
    for (const name of ['committee', 'paper', 'meeting'] as const) {
      expect(new Set(results.map((result) => result[name])).size).toBe(1);
    }
    expect((await importing(sixth)).stdout).toMatch(/^already imported/u);
  });

  it('shows that other facts are recorded', async () => {
    const file = extract('other.txt', (text) => text.replace('Kenntnis genommen.', 'Abgelehnt.'));
    const before = await eventsInLog();
    const run = await importing(file, '--create');
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain("outcome: recorded 'acknowledged', in the text 'rejected'");
    const paper = extract('paper.txt', (text) => text.replace('20196743', '20199999'));
    expect((await importing(paper, '--create')).stderr).toContain('Other facts are recorded already');
    expect(await eventsInLog()).toBe(before);
  });

  it.each([
    ['no extract', () => 'Guten Tag.', 'not an extract of minutes'],
    ['an impossible date', (text: string) => text.replace('14.02.2019', '31.02.2019'), 'impossible date'],
    ['no number of the item', (text: string) => text.replace('TOP 5\n', ''), 'the number of the item'],
  ])('refuses a text with %s and shows the reason', async (name, change, reason) => {
    const run = await importing(extract(`${name}.txt`, change), '--create');
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(reason);
    expect(run.stderr).not.toMatch(/^ +at /mu);
  });

  it('needs a role with write access', async () => {
    const run = await as(auditor, ['import', 'minutes', SEED_FILE]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('403 Role does not allow this.');
    expect(run.stderr).toContain('lenkwerk token create');
  });
});

describe('lenkwerk projections and policies', () => {
  it('list projections with their progress', async () => {
    expect((await asAdministrator('projections', 'list')).stdout).toMatch(/^meetings +\d+$/mu);
    expect((await asAdministrator('projections', 'status')).stdout).toMatch(/^meetings +live +\d+ +0 s$/mu);
  });

  it('rebuild a projection and wait until it is complete', async () => {
    expect(await asAdministrator('projections', 'rebuild', 'meetings')).toMatchObject({
      code: 0,
      stdout: 'rebuilt: meetings\n',
    });
    expect((await importing(SEED_FILE)).stdout).toMatch(/^already imported/u);
    expect((await asAdministrator('projections', 'rebuild', 'meeting')).stderr).toContain('There are: organisations, ');
  });

  it('list policies and refused effects', async () => {
    expect((await asAdministrator('policies', 'list')).stdout).toMatch(/^consultation +live/mu);
    expect((await asAdministrator('policies', 'refused')).stdout).toBe('Nothing was refused.\n');
    expect((await asAdministrator('policies', 'retry', '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11')).stderr).toContain(
      'No refused command',
    );
  });
});

describe('lenkwerk audit', () => {
  it('shows a part of the log as a table, to permitted roles', async () => {
    const run = await as(auditor, ['audit', '--type', 'ItemOutcomeRecorded', '--limit', '1']);
    expect(run.stdout).toMatch(/ItemOutcomeRecorded +2019-02-14 .* document, TOP 5: Auszug aus der Niederschrift, /u);
    expect(run.stderr).toContain('more: --after ');
    expect((await as(clerk, ['audit'])).stderr).toContain('403');
  });

  it('continues behind a position of the table', async () => {
    const positionsIn = ({ stdout }: CliRun): readonly string[] =>
      [...stdout.matchAll(/^(\d+) +\w+/gmu)].map(([, position = '']) => position);
    const [, second = '', third] = positionsIn(await as(auditor, ['audit', '--limit', '3']));
    expect(positionsIn(await as(auditor, ['audit', '--after', second, '--limit', '1']))).toEqual([third]);
  });
});

describeInFolder('lenkwerk backup and restore', () => {
  const to = join(folder, 'backup');
  const keysTo = join(folder, 'keys');
  const restored = join(folder, 'restored');

  it('copies the log while the server runs, and the keys apart', async () => {
    const run = await asAdministrator('backup', '--to', to, '--keys-to', keysTo);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain(`restore --from ${to} --keys-from ${keysTo}`);
    expect(readdirSync(to).sort()).toEqual(['documents', 'events.db', 'manifest.json']);
    expect(readdirSync(keysTo)).toContain('log.key');
    expect(readdirSync(join(data, 'backups'))).toEqual([]);
    expect((await asAdministrator('backup', '--to', to)).stderr).toContain('is not empty');
    expect((await asAdministrator('backup', '--to', `${to}2`, '--keys-to', `${to}2/keys`)).stderr).toContain('apart');
    expect((await as(clerk, ['backup'])).stderr).toContain('403');
  });

  it('makes a data folder from the copy, once, with the same answers as the first one', async () => {
    const words = ['restore', '--from', to, '--keys-from', keysTo, '--data', restored];
    const run = await runCli(words);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain(`LENKWERK_DATA=${restored} npm start`);
    expect((await runCli(words)).stderr).toContain('is not empty');
    expect((await runCli(['restore', '--from', to, '--keys-from', to, '--data', `${restored}2`])).stderr).toContain(
      'holds no keys',
    );
    expect(existsSync(`${restored}2`)).toBe(false);
  });

  it('opens the restored folder without a server, but not while a server holds it', async () => {
    const offline = ['token', 'create', '--offline', '--label', 'emergency', '--role', 'administrator'];
    const made = await runCli(offline, { LENKWERK_DATA: restored });
    expect(made).toMatchObject({ code: 0 });
    expect((await runCli(offline, { LENKWERK_DATA: data })).stderr).toContain('is in use by another process');
    writeFileSync(join(restored, 'admin-token'), made.stdout);
    const second = await startServerProcess(restored);
    // The read models of the restored folder are built anew first.
    await untilReady(second.url);
    const again = await runCli(['import', 'minutes', SEED_FILE], { LENKWERK_URL: second.url, LENKWERK_TOKEN: clerk });
    expect(again.stdout).toMatch(/^already imported/u);
    expect(await runCli(['token', 'list'], { LENKWERK_URL: second.url, LENKWERK_DATA: restored })).toMatchObject({
      code: 0,
    });
    expect(await second.stop()).toBe(0);
  });
});
