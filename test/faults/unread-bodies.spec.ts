import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { openJourney } from '../support/journey.js';

const HASH = 'a'.repeat(64);
const TEN_MEBIBYTES = 10 * 1024 * 1024;
const CONNECTIONS = 100;
const CHUNK = Buffer.alloc(64 * 1024, 'x');
/** What Node reads of a connection before it is closed: some chunks of 64 KiB. */
const MOST_READ = 512 * 1024;

/** The server's side of every connection that begins while `work` runs. */
async function socketsDuring(work: () => Promise<void>): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  // Node publishes an object with the socket.
  const add = (message: unknown): void => void sockets.push((message as { readonly socket: Socket }).socket);
  subscribe('net.server.socket', add);
  await work().finally(() => unsubscribe('net.server.socket', add));
  return sockets;
}

/** Sends the head, then the body as fast as the server takes it, until all is sent or the connection ends. The answer. */
async function sendBody(url: string, head: readonly string[], length: number): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  // The server may end the connection while the body is on its way.
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').catch(() => undefined);
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  for (let sent = 0; sent < length && !socket.destroyed; sent += CHUNK.length) {
    if (!socket.write(CHUNK)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed]);
  }
  await closed;
  return answer;
}

describe('a body of ten mebibytes from a caller without a token, on a hundred connections', () => {
  it.each([
    ['PUT', `/api/v1/documents/${HASH}`, 'application/octet-stream', 401],
    ['POST', '/api/v1/organisations', 'application/json', 413],
    ['POST', '/api/v1/no-such-thing', 'application/json', 404],
  ])('is not read: %s %s', async (method, path, type, status) => {
    const { server } = await openJourney();
    const head = [`${method} ${path} HTTP/1.1`, 'host: x', `content-type: ${type}`, `content-length: ${TEN_MEBIBYTES}`];
    const answers: string[] = [];
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const sockets = await socketsDuring(async () => {
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          answers.push(await sendBody(server.url, head, TEN_MEBIBYTES));
          most = Math.max(most, process.memoryUsage().arrayBuffers);
        }),
      );
    });
    const ours = sockets.filter(
      ({ localPort }) => localPort === undefined || String(localPort) === new URL(server.url).port,
    );
    expect(ours).toHaveLength(CONNECTIONS);
    expect(Math.max(...ours.map(({ bytesRead }) => bytesRead))).toBeLessThan(MOST_READ);
    expect(most - before).toBeLessThan(CONNECTIONS * MOST_READ);
    const told = answers.filter((answer) => answer !== '');
    expect(told.filter((answer) => !answer.startsWith(`HTTP/1.1 ${status} `))).toEqual([]);
    expect(told).toHaveLength(CONNECTIONS);
  });
});
