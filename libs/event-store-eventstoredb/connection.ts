import type { EventStoreDBClient } from '@eventstore/db-client';
import { setTimeout as after } from 'node:timers/promises';
import { BatchAppends } from './batch-appends.js';
import type { ConnectionString } from './connection-string.js';
import { openClient } from './open-client.js';

/** One client of the library, from its creation until it is given up. */
export interface LiveConnection {
  readonly client: EventStoreDBClient;
  readonly appends: BatchAppends;
  /** Aborted when the connection is given up: a call on it may never settle then. */
  readonly ended: AbortSignal;
}

/**
 * Holds one live connection at a time. A frozen server breaks no call, and the client notices late: a call that times out
 * gives the connection up, and the next call opens a new one, which looks for the leader again.
 */
export class Connection {
  readonly #closed = new AbortController();
  #current: { readonly live: LiveConnection; readonly end: AbortController } | undefined;

  constructor(private readonly target: ConnectionString) {}

  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  get live(): LiveConnection {
    this.#current ??= this.#open();
    return this.#current.live;
  }

  /** Does nothing when it was given up before. */
  giveUp(live: LiveConnection): void {
    const current = this.#current;
    if (current?.live !== live) return;
    this.#current = undefined;
    current.end.abort();
    live.appends.end();
    // Cancels the open calls. With a frozen server this may never settle, so it is not awaited.
    live.client.dispose().catch(() => undefined);
  }

  /** Resolves after the time, or when the connection is closed. */
  async pause(milliseconds: number): Promise<void> {
    await after(milliseconds, undefined, { signal: this.#closed.signal }).catch(() => undefined);
  }

  close(): void {
    this.#closed.abort();
    if (this.#current !== undefined) this.giveUp(this.#current.live);
  }

  #open(): { readonly live: LiveConnection; readonly end: AbortController } {
    const end = new AbortController();
    const client = openClient(this.target.text);
    return { live: { client, appends: new BatchAppends(client), ended: end.signal }, end };
  }
}
