import { folderOfSuite } from '#suite';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { itMounting, onSmallDisk } from '../../libs/event-store-sqlite/mounts.fixture.js';
import { allowRoles } from '../support/roles.js';
import type { ServerProcess } from '../support/server-process.js';
import { startServerProcess } from '../support/server-process.js';
import { untilReady } from '../support/until.js';

interface Answer {
  readonly id: string;
  readonly events: readonly string[];
  readonly reason?: string;
}

interface Reply {
  readonly status: number;
  readonly body: Answer;
  readonly retryAfter: string | null;
}

async function send(
  { url, token }: ServerProcess,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, body: (await response.json()) as Answer, retryAfter };
}

const area = (name: string): object => ({ name, kind: 'area' });

describe('a server under fault', () => {
  let data: string;
  let server: ServerProcess;
  beforeEach(async () => {
    data = folderOfSuite('faults');
    server = await startServerProcess(data);
    await allowRoles(server, ['clerk']);
  });
  afterEach(async () => {
    await server.kill();
  });

  it('ends with 0 although a client never finishes its request, and keeps the acknowledged commands', async () => {
    const port = Number(new URL(server.url).port);
    const stalled = connect(port, '127.0.0.1');
    const closed = once(stalled, 'close');
    const head = ['POST /api/v1/organisations HTTP/1.1', 'host: x', `authorization: Bearer ${server.token}`];
    stalled.write([...head, 'content-type: application/json', 'content-length: 99', '', '{"name":'].join('\r\n'));
    const made = await send(server, '/organisations', area('Kultur'), { 'idempotency-key': 'one' });
    expect(made.status).toBe(201);
    expect(await server.stop()).toBe(0);
    await closed;
    server = await startServerProcess(data);
    expect(await send(server, '/organisations', area('Kultur'), { 'idempotency-key': 'one' })).toEqual(made);
  });

  it('gives fifty requests with one key one effect and one answer, and other content 409, also after SIGKILL', async () => {
    const key = { 'idempotency-key': 'same' };
    const creations = await Promise.all(
      Array.from({ length: 50 }, () => send(server, '/organisations', area('Theater'), key)),
    );
    expect(new Set(creations.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const path = `/organisations/${creations[0]?.body.id ?? ''}/name`;
    const renamings = await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(server, path, { name: `Bühne ${index % 2}` }, key)),
    );
    expect(renamings.filter(({ status }) => status === 200)).toHaveLength(25);
    expect(renamings.filter(({ status }) => status === 409)).toHaveLength(25);
    await server.kill();
    server = await startServerProcess(data);
    expect(await send(server, '/organisations', area('Theater'), key)).toEqual(creations[0]);
    expect((await send(server, '/organisations', area('Oper'), key)).status).toBe(409);
  });

  it('accepts one of fifty changes at the same revision', async () => {
    const { body } = await send(server, '/organisations', area('Sport'));
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send(server, `/organisations/${body.id}/name`, { name: `Sport ${index}` }, { 'if-match': '"0"' }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(49).fill(412)]);
  });
});

describe('a read database that was deleted under its server', () => {
  it('is reported by /health/ready, does not stop commands, and is rebuilt at the next start', async () => {
    const data = folderOfSuite('faults');
    const first = await startServerProcess(data, { LOG_LEVEL: 'silent' });
    await allowRoles(first, ['clerk']);
    expect(await first.stop()).toBe(0);
    const server = await startServerProcess(data, { LOG_LEVEL: 'silent' });
    for (const rest of ['', '-wal', '-shm']) rmSync(join(data, `read.db${rest}`), { force: true });
    const { status, body } = await send(server, '/organisations', area('Kultur'));
    expect(status).toBe(201);
    const read = (url: string): Promise<Response> =>
      fetch(`${url}/api/v1/organisations/${body.id}`, { headers: { authorization: `Bearer ${server.token}` } });
    expect((await read(server.url)).status).toBe(503);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    expect(await server.stop()).toBe(0);
    const again = await startServerProcess(data);
    await untilReady(again.url);
    expect((await read(again.url)).status).toBe(200);
    expect(await again.stop()).toBe(0);
  });
});

describe('a full disk under a running server', () => {
  itMounting('a full disk under a server')(
    'is 503 with Retry-After, loses nothing, keeps reads going, and the same key succeeds once when there is room',
    async () => {
      await onSmallDisk(8, async (disk, resize) => {
        const data = join(disk, 'data');
        const server = await startServerProcess(data, { LOG_LEVEL: 'silent' });
        try {
          await allowRoles(server, ['clerk']);
          const kept: Reply[] = [];
          const command = (): Promise<Reply> =>
            send(server, '/organisations', area(`Bereich ${kept.length} ${'x'.repeat(100)}`), {
              'idempotency-key': `full ${kept.length}`,
            });
          let last = await command();
          for (; last.status === 201; last = await command()) kept.push(last);
          expect([last.status, last.retryAfter]).toEqual([503, expect.any(String)]);
          expect(kept.length).toBeGreaterThan(10);
          const headers = { authorization: `Bearer ${server.token}` };
          const history = `${server.url}/api/v1/organisations/${kept[0]?.body.id ?? ''}/history`;
          expect((await fetch(history, { headers })).status).toBe(200);
          expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
          resize(64);
          const again = await command();
          expect(again.status).toBe(201);
          expect(await command()).toEqual(again);
          for (const { body } of kept) {
            expect((await fetch(`${server.url}/api/v1/organisations/${body.id}/history`, { headers })).status).toBe(
              200,
            );
          }
        } finally {
          expect(await server.stop()).toBe(0);
        }
      });
    },
  );
});
