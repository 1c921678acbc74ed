import { Problem, problemDocument } from '#http';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers on the server's address while its stores cannot be reached: the server is alive, but not ready. */
export class WaitingRoom {
  #server: Server | undefined;

  constructor(
    private readonly host: string,
    private port: number,
  ) {}

  /** The address on which the server listens afterwards: a free port that was chosen here stays. */
  get address(): { readonly host: string; readonly port: number } {
    return { host: this.host, port: this.port };
  }

  /** A second call does nothing. @throws the errors of `listen`, such as for a port that is taken */
  async open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer((request, response) => {
      const path = request.url?.split('?')[0];
      const live = path === '/health/live';
      response.writeHead(live ? 200 : 503, {
        'content-type': live ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8',
        'retry-after': '2',
        connection: 'close',
      });
      response.end(JSON.stringify(live ? { status: 'live' } : problem(path)));
    });
    server.listen(this.port, this.host);
    await once(server, 'listening');
    this.#server = server;
    // A listening TCP server has an address of this form.
    this.port = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}

function problem(instance = ''): object {
  const german = 'Der Server wartet auf seine Datenbanken und nimmt noch nichts an.';
  const waits = new Problem('unavailable', { reason: 'server waits for its stores', german, retryAfter: 2 });
  return problemDocument(waits, { instance, correlation: randomUUID(), german: false, germanOf: () => undefined });
}
