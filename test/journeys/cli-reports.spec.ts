import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliServer } from '../support/cli-server.js';
import type { CliRun } from '../support/run-cli.js';
import { runCli } from '../support/run-cli.js';
import { describeInFolder } from '../support/stores.js';

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

describe('lenkwerk report', () => {
  const file = join(folder, 'report.html');
  let report: string;

  async function post(path: string, body: object): Promise<string> {
    const answer = await fetch(`${cli.server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${manager}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { readonly id: string }).id;
  }
  let manager: string;

  beforeAll(async () => {
    const created = await asAdministrator('token', 'create', '--label', 'reports', '--role', 'process-manager');
    manager = created.stdout.trim();
    const process = await post('/processes', { title: 'Wir alle sind LU' });
    report = await post('/progress-reports', { process, asOf: '2020-06-30' });
  });

  it('lists and shows reports', async () => {
    const list = await as(manager, ['report', 'list']);
    expect(list.stdout).toContain(report);
    expect(list.stdout).toContain('Sachstandsbericht „Wir alle sind LU“, Stand 30.06.2020');
    const shown = await as(manager, ['report', 'show', report]);
    expect(shown.stdout).toMatch(/^measures\.total +0$/mu);
  });

  it('saves a report as a page and as the stored JSON', async () => {
    expect(await as(manager, ['report', 'save', report, file, '--format', 'html'])).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/u);
    const json = join(folder, 'report.json');
    await as(manager, ['report', 'save', report, json, '--format', 'json', '--version-of-report', '1']);
    const content = createHash('sha256').update(readFileSync(json)).digest('hex');
    expect((await as(manager, ['report', 'show', report])).stdout).toContain(content);
    expect((await as(manager, ['report', 'save', report, file])).code).toBe(2);
  });

  it('verifies a report for auditors', async () => {
    const run = await as(auditor, ['report', 'verify', report]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^measures\.total +0 +0 +same$/mu);
    expect(run.stdout).toContain('The report is verified.');
    expect((await as(clerk, ['report', 'verify', report])).stderr).toContain('403');
  });
});

describeInFolder('lenkwerk report verify', () => {
  it('ends with 1 when the stored report was changed', async () => {
    const [report = ''] = /[0-9a-f-]{36}/u.exec((await asAdministrator('report', 'list')).stdout) ?? [];
    const [content = ''] = /[0-9a-f]{64}/u.exec((await asAdministrator('report', 'show', report)).stdout) ?? [];
    const kept = readdirSync(join(data, 'documents'), { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith(content),
    );
    const file = join(data, 'documents', kept ?? '');
    const bytes = readFileSync(file);
    writeFileSync(file, '{}');
    const run = await as(auditor, ['report', 'verify', report]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('the kept content is damaged');
    expect(run.stdout).toContain('the kept document is damaged');
    writeFileSync(file, bytes);
  });
});

describe('the messages of lenkwerk', () => {
  it.each([
    [['impor'], 'There is no command "lenkwerk impor". There are: serve, '],
    [
      ['token', 'crate', '--label', 'x'],
      'There is no command "lenkwerk token crate". There are: create, list, revoke.',
    ],
    [['import', 'minutes', 'x', '--jsn'], '(Did you mean --json?)'],
    [['import', 'minutes'], "Missing required argument 'path'"],
    [['audit', 'x'], 'Too many arguments'],
    [
      ['token', 'create', '--label', 'x', '--role', 'clerk', '--job-type', 'mail'],
      '--job-type belongs to --role worker: no other role works on jobs.',
    ],
    [['token', 'create', '--label', 'x', '--role', 'mayor'], '--role must be one of process-manager, '],
    [['history', 'meeting', 'x'], '<kind> must be one of '],
  ])('for %j show the choices, and the exit code is 2', async (words, text) => {
    const run = await runCli(words);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(text);
  });

  it('include the help of every level', async () => {
    expect((await runCli(['--help'])).stdout).toContain('LENKWERK_TOKEN');
    expect((await runCli(['token', '--help'])).stdout).toContain('revoke');
    expect((await runCli(['import', 'minutes', '--help'])).stdout).toContain('--dry-run');
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  it('name the places that were searched for a server and a token', async () => {
    const unreachable = await runCli(['token', 'list'], { LENKWERK_URL: 'http://127.0.0.1:9', LENKWERK_TOKEN: 'x' });
    expect(unreachable.stderr).toContain('No server answers at http://127.0.0.1:9');
    const without = await runCli(['token', 'list'], {
      LENKWERK_URL: cli.server.url,
      LENKWERK_DATA: join(folder, 'none'),
    });
    expect(without.stderr).toContain('LENKWERK_TOKEN');
  });
});

describe('lenkwerk token and actor', () => {
  it('make a token that holds until it is revoked', async () => {
    const { stdout } = await asAdministrator(
      'token',
      'create',
      '--label',
      'reading',
      '--role',
      'reporting',
      '--days',
      '3',
      '--json',
    );
    const { token, id, actor } = JSON.parse(stdout) as { token: string; id: string; actor: string };
    expect((await asAdministrator('token', 'list')).stdout).toMatch(
      new RegExp(`${id} +issued .*${actor} +reading`, 'u'),
    );
    expect((await as(token, ['history', 'actors', actor])).stderr).toContain('403');
    expect((await asAdministrator('token', 'revoke', token)).stdout).toBe(`revoked: ${id}\n`);
    expect((await as(token, ['history', 'actors', actor])).stderr).toContain('401');
  });

  it('give the role worker for types of jobs', async () => {
    const types = ['--job-type', 'mail', '--job-type', 'print', '--job-type', 'mail'];
    const created = await asAdministrator(
      'token',
      'create',
      '--label',
      'Versand',
      '--role',
      'worker',
      ...types,
      '--json',
    );
    const { actor } = JSON.parse(created.stdout) as { actor: string };
    const grant = (
      await asAdministrator('actor', 'grant', actor, '--role', 'worker', '--job-type', 'sms')
    ).stdout.trim();
    const { stdout } = await asAdministrator('actor', 'list');
    expect(stdout).toMatch(new RegExp(`${actor} +service +worker: mail, print +given`, 'u'));
    expect(stdout).toMatch(new RegExp(`${actor} +service +worker: sms +given .*${grant}`, 'u'));
  });

  it('register an actor, give it a role and withdraw it', async () => {
    const actor = (await asAdministrator('actor', 'register', 'Geschäftsstelle')).stdout.trim();
    const grant = (await asAdministrator('actor', 'grant', actor, '--role', 'chair')).stdout.trim();
    expect((await asAdministrator('actor', 'list')).stdout).toMatch(
      new RegExp(`${actor} +person +chair +given .*${grant}`, 'u'),
    );
    expect((await asAdministrator('actor', 'withdraw', actor, grant)).stdout).toBe(`withdrawn: ${grant}\n`);
    const history = await asAdministrator('history', 'actors', actor);
    expect(history.stdout.split('\n').map((line) => line.split(/ +/u)[1])).toEqual([
      'EVENT',
      'ActorRegistered',
      'GrantGiven',
      'GrantWithdrawn',
      undefined,
    ]);
  });

  it('link an actor to a function and end the link', async () => {
    const actor = (await asAdministrator('actor', 'register', 'Leitung')).stdout.trim();
    const linking = ['actor', 'link', actor, '--function', 'Leitung Kultur', '--until', '2999-12-31'];
    const link = (await asAdministrator(...linking)).stdout.trim();
    expect((await asAdministrator('actor', 'list')).stdout).toMatch(
      new RegExp(`${actor} +person +function Leitung Kultur +linked .* 2999-12-31 +${link}`, 'u'),
    );
    expect((await asAdministrator(...linking)).stderr).toContain('is linked already');
    for (const wrong of [[], ['--person', actor, '--function', 'x'], ['--person', actor, '--organisation', actor]]) {
      expect(await asAdministrator('actor', 'link', actor, ...wrong)).toMatchObject({ code: 2, stdout: '' });
    }
    expect((await asAdministrator('actor', 'link', actor, '--person', actor)).stderr).toContain(
      'person does not exist',
    );
    expect((await asAdministrator('actor', 'unlink', actor, link)).stdout).toBe(`ended: ${link}\n`);
    expect((await asAdministrator('actor', 'unlink', actor, link)).stdout).toBe(`is ended already: ${link}\n`);
  });
});
