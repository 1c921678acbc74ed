import { idFrom } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handlerOn, SpecClocks } from '../access.fixture.js';
import { tokenText } from '../access-token/token-text.js';
import { Authentication } from '../authentication/authentication.js';
import { createAdministrator } from './create-administrator.js';
import { createToken, TokenNotCreated } from './create-token.js';

const folders: string[] = [];

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-access-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function server(store = new MemoryEventStore(), folder = dataFolder()) {
  const clocks = new SpecClocks();
  const handler = handlerOn(store, clocks);
  const authentication = new Authentication(handler.states, clocks.businessClock, clocks.machineClock);
  const file = join(folder, 'admin-token');
  const start = () => createAdministrator({ handler, file, now: clocks.machine });
  const rolesOf = async (token: string) => {
    const found = await authentication.authenticate(token);
    return found.authenticated ? found.caller.grants.map(({ role }) => role) : 'nobody';
  };
  return { store, folder, file, handler, clocks, start, rolesOf };
}

const tokenIn = (file: string) => readFileSync(file, 'utf8').trim();

describe('the first start on a new log', () => {
  it("writes the administrator's token to a file that its owner alone may read", async () => {
    const { folder, file, start, rolesOf } = server();
    expect(await start()).toBe(true);
    expect(await rolesOf(tokenIn(file))).toEqual(['administrator']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['admin-token']);
  });

  it('stores no secret', async () => {
    const { store, file, start } = server();
    await start();
    const [, secret = ''] = tokenIn(file).split('.');
    expect(
      JSON.stringify(store.log.entries, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toContain(secret);
  });

  it('is the only one that makes a token, also after the file was deleted', async () => {
    const { store, folder, file, start } = server();
    await start();
    rmSync(file);
    expect(await server(store, folder).start()).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that was interrupted after it wrote the file continues with its token', async () => {
    const { folder, file, start } = server();
    await start();
    const before = tokenIn(file);
    const again = server(new MemoryEventStore(), folder);
    expect(await again.start()).toBe(true);
    expect(tokenIn(file)).toBe(before);
    expect(await again.rolesOf(before)).toEqual(['administrator']);
  });

  it('does not change a file with other content', async () => {
    const { file, start } = server();
    for (const text of ['', 'not a token', tokenText({ id: idFrom('another'), secret: new Uint8Array(32) })]) {
      writeFileSync(file, text);
      await expect(start()).rejects.toThrow('admin-token is in the way');
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });

  it('of two servers at once makes one token, and leaves no file with an invalid one', async () => {
    const one = server();
    const other = server(one.store);
    const made = await Promise.all([one.start(), other.start()]);
    expect(made.filter(Boolean)).toHaveLength(1);
    const [winner, loser] = made[0] ? [one, other] : [other, one];
    expect(await winner.rolesOf(tokenIn(winner.file))).toEqual(['administrator']);
    expect(readdirSync(loser.folder)).toEqual([]);
  });
});

describe('a first start with a wrong clock', () => {
  it.each([
    ['a day', 86_400_000],
    ['ten years', 3_653 * 86_400_000],
  ])('that is %s ahead locks the administrator out neither then nor when it is right again', async (_what, ahead) => {
    const { clocks, file, start, rolesOf } = server();
    clocks.pass(ahead);
    await start();
    expect(await rolesOf(tokenIn(file))).toEqual(['administrator']);
    clocks.pass(-ahead);
    expect(await rolesOf(tokenIn(file))).toEqual(['administrator']);
  });

  it('that was far behind: a token made beside the server mends it', async () => {
    const { clocks, file, start, rolesOf, handler } = server();
    const behind = Date.parse(clocks.machine) - Date.parse('1971-01-01T00:00:00.000Z');
    clocks.pass(-behind);
    await start();
    clocks.pass(behind);
    expect(await rolesOf(tokenIn(file))).toBe('nobody');
    const token = await createToken({ handler, roles: ['administrator'], label: 'mends', now: clocks.machine });
    expect(await rolesOf(token)).toEqual(['administrator']);
  });
});

describe('a token made beside the server', () => {
  it('has its roles for its days', async () => {
    const { handler, clocks, rolesOf } = server();
    const token = await createToken({
      handler,
      roles: ['clerk', 'auditor'],
      label: 'night shift',
      days: 2,
      now: clocks.machine,
    });
    expect(await rolesOf(token)).toEqual(['clerk', 'auditor']);
    clocks.pass(2 * 86_400_000);
    expect(await rolesOf(token)).toBe('nobody');
  });

  it('is a new one each time', async () => {
    const { handler, clocks } = server();
    const make = () => createToken({ handler, roles: ['clerk'], label: 'import', now: clocks.machine });
    expect(await make()).not.toBe(await make());
  });

  it.each([0, -1, 401, 1.5, Number.NaN])('does not hold %s days', async (days) => {
    const { handler, clocks, store } = server();
    await expect(createToken({ handler, roles: ['clerk'], label: 'x', days, now: clocks.machine })).rejects.toThrow(
      TokenNotCreated,
    );
    expect(store.log.entries).toEqual([]);
  });
});
