import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

/** Sends the bytes and, with `half`, ends the own side; everything that came until the server ended the connection. */
async function exchange(url: string, bytes: string, half = false): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket: Socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  // The server may end the connection while bytes are on their way.
  socket.on('error', () => undefined);
  socket.write(bytes);
  if (half) socket.end();
  await Promise.race([once(socket, 'close'), once(socket, 'end')]).catch(() => undefined);
  socket.destroy();
  return answer;
}

const answersIn = (text: string): number => text.split('HTTP/1.1 200 ').length - 1;
const LIVE = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
const LAST = 'GET /health/live HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';

describe('a connection', () => {
  let journey: Journey;
  let clerk: Client;

  beforeAll(async () => {
    journey = await openJourney();
    clerk = await journey.as('clerk', 'process-manager');
  });

  it('may bring a hundred requests before the first is answered', async () => {
    expect(answersIn(await exchange(journey.server.url, LIVE.repeat(99) + LAST))).toBe(100);
  });

  it('with thousands of requests at once is ended, and others are answered', async () => {
    const floods = Array.from({ length: 4 }, () => exchange(journey.server.url, LIVE.repeat(5000) + LAST));
    const answered = (await Promise.all(floods)).map(answersIn);
    expect(Math.max(...answered)).toBeLessThan(5000);
    await clerk.get('/organisations').expect(200);
  });

  it('that asks for another protocol is answered as any other', async () => {
    const upgrade = 'connection: upgrade, close\r\nupgrade: websocket\r\nsec-websocket-key: eA==\r\n';
    const answer = await exchange(journey.server.url, `GET /health/live HTTP/1.1\r\nhost: x\r\n${upgrade}\r\n`, true);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /u);
  });

  it('with thousands of headers is heard to the last of them', async () => {
    const made = (await clerk.post('/organisations', { name: 'Kultur', kind: 'area' }).expect(201)).body as {
      readonly id: string;
    };
    const body = JSON.stringify({ name: 'Kunst' });
    const head = [`POST /api/v1/organisations/${made.id}/name HTTP/1.1`, 'host: x', 'connection: close'];
    const own = [
      `authorization: Bearer ${clerk.token}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
    ];
    const bytes = [...head, ...own, ...Array<string>(2500).fill('a:'), 'if-match: "7"', '', body].join('\r\n');
    expect(await exchange(journey.server.url, bytes)).toMatch(/^HTTP\/1\.1 412 /u);
  });

  it('whose client has ended its side gets its answer, and is ended', async () => {
    expect(answersIn(await exchange(journey.server.url, LIVE, true))).toBe(1);
    expect(await exchange(journey.server.url, '', true)).toBe('');
  });
});
