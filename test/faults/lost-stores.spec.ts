import { createToken } from '#access';
import { folderOfSuite } from '#suite';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { startServerHere } from '../support/server-here.js';
import { describeInFolder } from '../support/stores.js';
import { refusal } from './refused-start.js';

const LOG_FILE = /^[0-9a-f-]{36}\.log$/;
const used = join(folderOfSuite('used'), 'data');
const other = join(folderOfSuite('other'), 'data');

beforeAll(async () => {
  for (const data of [used, other]) await (await startServerHere(data)).close();
});

function copyOf(data: string): string {
  const folder = folderOfSuite('lost');
  cpSync(data, folder, { recursive: true });
  return folder;
}

/** As an older program left it. */
function withoutIdentity(data: string): void {
  for (const name of readdirSync(join(data, 'keys'))) if (LOG_FILE.test(name)) rmSync(join(data, 'keys', name));
}

describeInFolder('a folder whose log is missing is refused, and nothing is changed', () => {
  it.each<readonly [string, (data: string) => void, RegExp]>([
    [
      'events.db deleted',
      (data) => {
        rmSync(join(data, 'events.db'));
      },
      /keys of the log .*\/events\.db is missing/,
    ],
    [
      'events.db cut to 0 bytes',
      (data) => {
        truncateSync(join(data, 'events.db'));
      },
      /keys of the log .* is empty/,
    ],
    [
      'events.db of another log',
      (data) => {
        cpSync(join(other, 'events.db'), join(data, 'events.db'));
      },
      /keys of the log .*, but the events are of the log/,
    ],
    [
      'an older folder that holds no id, with read.db',
      (data) => {
        withoutIdentity(data);
        rmSync(join(data, 'events.db'));
      },
      /read\.db is there, but .*events\.db is missing/,
    ],
    [
      'an older folder with keys of persons alone',
      (data) => {
        withoutIdentity(data);
        for (const name of readdirSync(data)) if (name !== 'keys') rmSync(join(data, name), { recursive: true });
        writeFileSync(join(data, 'keys', '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11.destroyed'), '');
      },
      /holds keys of persons \(1\)/,
    ],
    [
      'the keys of another log',
      (data) => {
        rmSync(join(data, 'keys'), { recursive: true });
        cpSync(join(other, 'keys'), join(data, 'keys'), { recursive: true });
      },
      /keys of the log .*, but the events are of the log/,
    ],
  ])('%s', async (_what, lose, reason) => {
    const data = copyOf(used);
    lose(data);
    const before = readdirSync(data, { recursive: true, encoding: 'utf8' });
    expect(await refusal(data)).toEqual([expect.stringMatching(reason)]);
    expect(await refusal(data)).toEqual([expect.stringMatching(/lenkwerk restore/)]);
    const made = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => !before.includes(name));
    expect(made.filter((name) => !['lock.db', 'events.db-wal', 'events.db-shm'].includes(name))).toEqual([]);
  });

  it('an older folder gets the id at its next start, also one that stopped between its log and the id', async () => {
    const data = copyOf(used);
    withoutIdentity(data);
    expect(await refusal(data)).toEqual([]);
  });

  it('a first start that stopped before its log goes on', async () => {
    const data = folderOfSuite('begun');
    cpSync(join(used, 'keys', 'log.key'), join(data, 'keys', 'log.key'), { recursive: true });
    expect(await refusal(data)).toEqual([]);
  });
});

interface Readiness {
  readonly status: string;
  readonly parts: readonly { readonly name: string; readonly ready: boolean }[];
}

describeInFolder('a running server whose store is lost tells it and acknowledges nothing', () => {
  it.each<readonly [string, string, string]>([
    ['the data folder', '', 'events'],
    ['the events', 'events.db', 'events'],
    ['the keys', 'keys', 'keys'],
  ])('%s, and goes on when it is back', async (_what, name, part) => {
    const data = join(folderOfSuite('running'), 'data');
    const server = await startServerHere(data);
    const lost = join(data, name);
    const { handler, machineClock } = server.engine;
    const token = await createToken({ handler, roles: ['clerk'], label: 'test', now: machineClock.now() });
    const register = async () =>
      await supertest(server.url)
        .post('/api/v1/persons')
        .set('authorization', `Bearer ${token}`)
        .set('idempotency-key', crypto.randomUUID())
        .send({ name: 'Kulturamt', evidence: { kind: 'illustration' } });
    const ready = async (): Promise<Readiness & { readonly code: number }> => {
      const answer = await supertest(server.url).get('/health/ready');
      // The body is as the OpenAPI document describes it.
      return { ...(answer.body as Readiness), code: answer.status };
    };
    expect((await ready()).code).toBe(200);
    renameSync(lost, `${lost}.away`);
    const answer = await register();
    expect([answer.status, existsSync(lost)]).toEqual([503, false]);
    const { code, parts } = await ready();
    expect(code).toBe(503);
    expect(parts.filter((one) => !one.ready).map((one) => one.name)).toContain(part);
    renameSync(`${lost}.away`, lost);
    expect((await ready()).code).toBe(200);
    await server.close();
  });
});
