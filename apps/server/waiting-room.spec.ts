import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { readConfiguration } from './configuration.js';
import { serve } from './serve.js';
import { WaitingRoom } from './waiting-room.js';

describe('a server whose stores are not there', () => {
  const room = new WaitingRoom('127.0.0.1', 0);
  const at = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${room.address.port}${path}`);
  beforeAll(() => room.open());
  afterAll(() => room.close());

  it('is alive', async () => {
    const answer = await at('/health/live');
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'live' }]);
  });

  it.each(['/health/ready', '/api/v1/organisations', '/api/docs', '/'])(
    'answers %s with a problem and a Retry-After',
    async (path) => {
      const answer = await at(path);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ status: 503, reason: 'server waits for its stores', instance: path });
    },
  );

  it('keeps its port, and lets the next one have it', async () => {
    const { port } = room.address;
    await room.open();
    await room.close();
    await room.close();
    await room.open();
    expect(room.address.port).toBe(port);
  });

  it('on a port that another program has ends at once', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    // No PostgreSQL speaks there.
    const environment = {
      PORT: String(port),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      LENKWERK_DATA: '/nowhere',
    };
    await expect(serve(readConfiguration(environment))).rejects.toThrow('another program has');
    other.close();
  });
});
