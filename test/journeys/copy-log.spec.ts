import { folderOfSuite } from '#suite';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliRun } from '../support/run-cli.js';
import { runCli } from '../support/run-cli.js';
import { everythingRead } from '../support/everything-read.js';
import type { ServerProcess } from '../support/server-process.js';
import { startServerProcess } from '../support/server-process.js';
import { untilReady } from '../support/until.js';

const folder = folderOfSuite('copy');
const data = join(folder, 'data');
const copy = join(folder, 'copy');
const token = (role: string): string => readFileSync(join(data, 'tokens', role), 'utf8').trim();
let before: ReadonlyMap<string, unknown>;

/** A server whose log lies in a folder; the stores that the environment names do not count. */
async function started(folderOfIt: string): Promise<ServerProcess> {
  return await startServerProcess(folderOfIt, { EVENTSTOREDB_URL: '', DATABASE_URL: '', LENKWERK_PREFIX: '' });
}

interface LogEvent {
  readonly type: string;
  readonly stream: string;
}

async function copying(...words: readonly string[]): Promise<CliRun> {
  return await runCli(['copy-log', '--from', data, '--to', copy, ...words]);
}

/** Registers an area under a key, as a caller does that got no answer the first time. */
async function registered({ url }: ServerProcess): Promise<{ readonly events: readonly string[] }> {
  const response = await fetch(`${url}/api/v1/organisations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token('clerk')}`,
      'content-type': 'application/json',
      'idempotency-key': 'the move',
    },
    body: JSON.stringify({ name: 'Umzug', kind: 'area', from: '2015' }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { events: readonly string[] };
}

function eventsOf(read: ReadonlyMap<string, unknown>): readonly LogEvent[] {
  return (read.get('audit/events') as { items: readonly LogEvent[] }).items;
}

function withoutAudit(read: ReadonlyMap<string, unknown>): readonly (readonly [string, unknown])[] {
  return [...read].filter(([path]) => !path.startsWith('audit/'));
}

let repeated: { readonly events: readonly string[] };

beforeAll(async () => {
  expect(await runCli(['demo', '--exit', '--port', '0', '--data', data])).toMatchObject({ code: 0 });
  const server = await started(data);
  repeated = await registered(server);
  await untilReady(server.url);
  before = await everythingRead(server, { clerk: token('clerk'), auditor: token('auditor') });
  expect((await copying()).stderr).toContain(`the event store in ${data} is in use by another process`);
  expect(existsSync(copy)).toBe(false);
  await server.stop();
});

describe('lenkwerk copy-log', () => {
  it('copies the log of a data folder to a new one and names the remaining steps', async () => {
    const run = await copying();
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^copied and compared: events: \d+\n/u);
    expect(run.stdout).toMatch(/sha256: [0-9a-f]{64}\n/u);
    expect(run.stdout).toContain('lenkwerk copy-keys, lenkwerk copy-documents');
  });

  it('reports the copy as done when it is run again, as one JSON object', async () => {
    const run = await copying('--json');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ outcome: 'alreadyCopied', written: 0, from: data, to: copy });
    expect((await copying()).stdout).toMatch(/^already copied: events: \d+\n/u);
  });

  it('makes a log from which a server answers as before, apart from positions', async () => {
    for (const part of ['keys', 'documents', 'admin-token'])
      cpSync(join(data, part), join(copy, part), { recursive: true });
    const server = await started(copy);
    await untilReady(server.url);
    const after = await everythingRead(server, { clerk: token('clerk'), auditor: token('auditor') });
    expect(withoutAudit(after)).toEqual(withoutAudit(before));
    const carried = ({ stream }: LogEvent): boolean => stream !== 'log-identity';
    expect(eventsOf(before).some(({ type }) => type === 'PolicyReceived')).toBe(true);
    expect(eventsOf(after).filter(carried)).toEqual(eventsOf(before).filter(carried));
    expect(eventsOf(after)[0]).toMatchObject({ type: 'LogOpened' });
    const own = eventsOf(after).filter((event) => !carried(event));
    expect(own.at(-1)).toMatchObject({ type: 'LogCopied' });
    expect((await registered(server)).events).toEqual(repeated.events);
    expect(await server.stop()).toBe(0);
  });

  it.each([
    [['--from', data], 2, 'Say both: --from <place> --to <place>.'],
    [['--from', data, '--to', join(folder, '.', 'data', '..', 'data')], 2, 'are the same place'],
    [['--from', join(folder, 'none'), '--to', join(folder, 'x')], 1, 'holds no log (there is no events.db)'],
    [['--from', data, '--to', 'kurrentdb://admin:secret@host'], 2, 'kurrentdb:// is not supported'],
    [['--from', data, '--to', join(folder, 'x'), '--prefix', 'a-b'], 2, '--prefix must be up to 50 letters'],
    [['--from', data, '--to', join(folder, 'x'), '--prefix', 'other_'], 1, 'with the prefix "lenkwerk_", not "other_"'],
    [['--from', copy, '--to', data], 1, 'the target holds a log of its own, '],
  ])('refuses %j with %d', async (words, code, text) => {
    const run = await runCli(['copy-log', ...words]);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(text);
    expect(run.stderr).not.toMatch(/secret|^ +at /mu);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});
