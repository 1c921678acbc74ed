import { folderOfSuite } from '#suite';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AddressInfo } from 'node:net';
import { startServerHere } from '../support/server-here.js';
import { startServerProcess } from '../support/server-process.js';
import { refusal, refusedProcess } from './refused-start.js';

const used = join(folderOfSuite('used'), 'data');

/** A data folder that a server opened and closed. */
function usedFolder(): string {
  const data = folderOfSuite('faults');
  cpSync(used, data, { recursive: true });
  return data;
}

beforeAll(async () => {
  const server = await startServerHere(used);
  await server.close();
});

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

async function live(url: string): Promise<number> {
  return (await fetch(`${url}/health/live`)).status;
}

describe('a process that cannot start prints the reason in one line and ends with 1', () => {
  it('while another one holds the folder, and that one continues', async () => {
    const data = folderOfSuite('faults');
    const first = await startServerProcess(data);
    expect(refusedProcess(data)).toEqual({ status: 1, lines: [expect.stringContaining(data)] });
    expect(await live(first.url)).toBe(200);
    expect(await first.stop()).toBe(0);
  });

  it('while another program has the port; the folder is whole afterwards', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    // A listening TCP server has an address of this form.
    const { port } = other.address() as AddressInfo;
    const data = folderOfSuite('faults');
    const refused = refusedProcess(data, { PORT: String(port) });
    other.close();
    expect(refused).toEqual({ status: 1, lines: [expect.stringContaining(`127.0.0.1:${port}`)] });
    const server = await startServerProcess(data, { PORT: String(port) });
    expect(await server.stop()).toBe(0);
  });

  it('with every mistake of its configuration at once, and makes no files', () => {
    const data = join(folderOfSuite('faults'), 'not made');
    const wrong = { PORT: 'x', HOST: 'a b', LENKWERK_ZONE: 'Mars', LENKWERK_PREFIX: 'a-b', LENKWERK_NONE: '1' };
    const { status, lines } = refusedProcess(data, wrong);
    expect(status).toBe(1);
    for (const name of Object.keys(wrong)) expect(lines.join('\n')).toContain(`- ${name} `);
    expect(existsSync(data)).toBe(false);
  });
});

describe('a server does not start and prints the reason in one line', () => {
  it('with another prefix than the log of the folder, and begins no second log', async () => {
    const data = usedFolder();
    const reason = expect.stringMatching(/"lenkwerk_", not "other_": set LENKWERK_PREFIX/) as string;
    expect(await refusal(data, { LENKWERK_PREFIX: 'other_' })).toEqual([reason]);
    rmSync(join(data, 'read.db'));
    expect(await refusal(data, { LENKWERK_PREFIX: 'other_' })).toEqual([reason]);
    expect(existsSync(join(data, 'read.db'))).toBe(false);
    expect(await refusal(data)).toEqual([]);
  });

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
      'a newer program wrote the events',
      (data) => {
        execute(join(data, 'events.db'), 'PRAGMA user_version = 99');
      },
      /newer Lenkwerk/,
    ],
    [
      'events.db belongs to another program',
      (data) => {
        execute(join(data, 'events.db'), 'PRAGMA application_id = 7');
      },
      /not an event/,
    ],
    [
      'read.db belongs to another program',
      (data) => {
        execute(join(data, 'read.db'), 'PRAGMA application_id = 7');
      },
      /no read database/,
    ],
  ])('when %s', async (_, damage, reason) => {
    const data = usedFolder();
    damage(data);
    const lines = await refusal(data);
    expect(lines).toEqual([expect.stringMatching(reason)]);
    expect(await refusal(data)).toEqual(lines);
  });
});

describe('a damaged read database', () => {
  it('does not prevent the start of a server: it is rebuilt', async () => {
    const data = usedFolder();
    writeFileSync(join(data, 'read.db'), 'x'.repeat(5000));
    const server = await startServerHere(data);
    expect(await live(server.url)).toBe(200);
    expect(existsSync(join(data, 'read.db.damaged'))).toBe(true);
    await server.close();
  });
});
