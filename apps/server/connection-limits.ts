import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { REQUEST_LIMITS } from './request-limits.js';

/**
 * What one client may hold open. Node reads as many requests as one connection brings, and starts all of them before the
 * first is answered: a connection with more than the limit at once is ended. More connections than the limit are not
 * accepted until others end.
 */
export function limitConnections(server: Server): void {
  server.maxConnections = REQUEST_LIMITS.connections;
  // Their size is limited. By their number Node would drop the last ones without a word, such as If-Match.
  server.maxHeadersCount = 0;
  const underWay = new WeakMap<Socket, number>();
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const requests = (underWay.get(socket) ?? 0) + 1;
    underWay.set(socket, requests);
    response.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
    if (requests > REQUEST_LIMITS.atOnceOnAConnection) socket.destroy();
  });
}
