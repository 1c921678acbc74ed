import type { EventStoreDBClient } from '@eventstore/db-client';
import { setTimeout as after } from 'node:timers/promises';
import { BatchAppends } from './batch-appends.js';
import type { ConnectionString } from './connection-string.js';
import { openClient } from './open-client.js';

/** One client of the library, from its first call until it is given up. */
export interface Line {
  readonly client: EventStoreDBClient;
  readonly appends: BatchAppends;
  /** Aborted when the line is given up: a call on it may then never settle. */
  readonly over: AbortSignal;
}

/**
 * One line after the other. A frozen server breaks no call, and the client notices late: a call that is out of time gives
 * the line up, and the next call begins a new one, which looks for the leader afresh.
 */
export class Connection {
  readonly #closed = new AbortController();
  #current: { readonly line: Line; readonly end: AbortController } | undefined;

  constructor(private readonly target: ConnectionString) {}

  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  get line(): Line {
    this.#current ??= this.#open();
    return this.#current.line;
  }

  /** Nothing happens when it was given up before. */
  giveUp(line: Line): void {
    const current = this.#current;
    if (current?.line !== line) return;
    this.#current = undefined;
    current.end.abort();
    line.appends.end();
    // Cancels what is open; a frozen server may leave it waiting, and nobody waits for it.
    line.client.dispose().catch(() => undefined);
  }

  /** Resolves after that many milliseconds, or at the closing. */
  async pause(milliseconds: number): Promise<void> {
    await after(milliseconds, undefined, { signal: this.#closed.signal }).catch(() => undefined);
  }

  close(): void {
    this.#closed.abort();
    if (this.#current !== undefined) this.giveUp(this.#current.line);
  }

  #open(): { readonly line: Line; readonly end: AbortController } {
    const end = new AbortController();
    const client = openClient(this.target.text);
    return { line: { client, appends: new BatchAppends(client), over: end.signal }, end };
  }
}
