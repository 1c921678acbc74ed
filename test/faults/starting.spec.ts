import { jest } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AddressInfo } from 'node:net';
import { startServerProcess } from '../support/server-process.js';
import { refusedStart } from './refused-start.js';

// Some sentences start a server three times.
jest.setTimeout(60_000);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-faults-'));
  folders.push(folder);
  return folder;
}

/** A data folder that a server opened and closed. */
async function usedFolder(): Promise<string> {
  const data = newFolder();
  const server = await startServerProcess(data);
  expect(await server.stop()).toBe(0);
  return data;
}

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

async function ready(url: string): Promise<number> {
  return (await fetch(`${url}/health/live`)).status;
}

describe('a server that cannot start says why in one line and ends with 1', () => {
  it('while another one holds the folder, which goes on', async () => {
    const data = newFolder();
    const first = await startServerProcess(data);
    expect(refusedStart(data)).toEqual({ status: 1, lines: [expect.stringContaining(data)] });
    expect(await ready(first.url)).toBe(200);
    expect(await first.stop()).toBe(0);
  }, 30_000);

  it('while another program has the port; the folder is whole afterwards', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const data = newFolder();
    const refused = refusedStart(data, { PORT: String(port) });
    other.close();
    expect(refused).toEqual({ status: 1, lines: [expect.stringContaining(`127.0.0.1:${port}`)] });
    const server = await startServerProcess(data, { PORT: String(port) });
    expect(await server.stop()).toBe(0);
  }, 30_000);

  it('with another prefix than the log of the folder, and begins no second log', async () => {
    const data = await usedFolder();
    expect(refusedStart(data, { LENKWERK_PREFIX: 'other_' })).toEqual({
      status: 1,
      lines: [expect.stringMatching(/"lenkwerk_", not "other_": set LENKWERK_PREFIX/)],
    });
    rmSync(join(data, 'read.db'));
    expect(refusedStart(data, { LENKWERK_PREFIX: 'other_' }).status).toBe(1);
    expect(existsSync(join(data, 'read.db'))).toBe(false);
    const server = await startServerProcess(data);
    expect(await server.stop()).toBe(0);
  }, 30_000);

  it.each<readonly [string, (data: string) => void, RegExp]>([
    [
      "the log's key is lost",
      (data) => {
        rmSync(join(data, 'keys', 'log.key'));
      },
      /keys holds no log\.key/,
    ],
    [
      "the log's key is damaged",
      (data) => {
        writeFileSync(join(data, 'keys', 'log.key'), 'x');
      },
      /log\.key is damaged/,
    ],
    [
      'the lock is damaged',
      (data) => {
        writeFileSync(join(data, 'lock.db'), 'x'.repeat(5000));
      },
      /lock\.db is damaged/,
    ],
    [
      'the events are damaged',
      (data) => {
        writeFileSync(join(data, 'events.db'), 'x'.repeat(5000));
      },
      /events\.db is dam/,
    ],
    [
      'a newer one was there',
      (data) => {
        execute(join(data, 'events.db'), 'PRAGMA user_version = 99');
      },
      /newer Lenkwerk/,
    ],
    [
      'events.db is not its own',
      (data) => {
        execute(join(data, 'events.db'), 'PRAGMA application_id = 7');
      },
      /not an event/,
    ],
    [
      'read.db is not its own',
      (data) => {
        execute(join(data, 'read.db'), 'PRAGMA application_id = 7');
      },
      /no read database/,
    ],
  ])('when %s', async (_, damage, reason) => {
    const data = await usedFolder();
    damage(data);
    const refused = refusedStart(data);
    expect(refused).toEqual({ status: 1, lines: [expect.stringMatching(reason)] });
    expect(refusedStart(data)).toEqual(refused);
  });

  it('but names every mistake of its configuration at once, and makes nothing', () => {
    const data = join(newFolder(), 'not made');
    const wrong = { PORT: 'x', HOST: 'a b', LENKWERK_ZONE: 'Mars', LENKWERK_PREFIX: 'a-b', LENKWERK_NONE: '1' };
    const { status, lines } = refusedStart(data, wrong);
    expect(status).toBe(1);
    for (const name of Object.keys(wrong)) expect(lines.join('\n')).toContain(`- ${name} `);
    expect(existsSync(data)).toBe(false);
  });
});

describe('a damaged read database', () => {
  it('keeps no server from starting: it is built anew', async () => {
    const data = await usedFolder();
    writeFileSync(join(data, 'read.db'), 'x'.repeat(5000));
    const server = await startServerProcess(data);
    expect(await ready(server.url)).toBe(200);
    expect(existsSync(join(data, 'read.db.damaged'))).toBe(true);
    expect(await server.stop()).toBe(0);
  });
});
