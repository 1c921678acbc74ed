import { StoreUnavailable } from '#event-sourcing';
import type { Connection, Line } from './connection.js';
import type { Failure } from './failures.js';
import { failureOf } from './failures.js';
import { inTime, Late } from './times.js';

export interface Attempts {
  /** Milliseconds for one attempt, and for all of them together. */
  readonly each: number;
  readonly together: number;
}

/** What ended the attempts: a result, or a failure that is an answer. */
export type Answer<T> =
  | { readonly done: true; readonly result: T }
  | { readonly done: false; readonly failure: Exclude<Failure, { readonly kind: 'passing' | 'lasting' }> };

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;

/**
 * Repeats the same call until it is answered. What an attempt asked for may have happened although nobody said so: the
 * caller asks for exactly the same again, which the store knows again.
 * @throws StoreUnavailable when it is closed, when repeating cannot help, or after the time for all attempts
 */
export async function patiently<T>(
  connection: Connection,
  attempts: Attempts,
  attempt: (line: Line, onSending: () => void) => Promise<T>,
): Promise<Answer<T>> {
  const giveUpAt = performance.now() + attempts.together;
  let sent = false;
  /** Of one attempt; read through a function, as it changes while the attempt runs. */
  let sending = false;
  const onSending = (): void => {
    sending = true;
  };
  const wasSending = (): boolean => sending;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    if (connection.isClosed) throw new StoreUnavailable('the event store is closed', sent ? 'unknown' : 'notWritten');
    const { line } = connection;
    sending = false;
    try {
      return { done: true, result: await inTime(attempts.each, attempt(line, onSending)) };
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (error instanceof Late) connection.giveUp(line);
      const failure = failureOf(error);
      if (failure.kind === 'lasting') throw unavailable(failure.advice, sent, error);
      if (failure.kind !== 'passing') return { done: false, failure };
      sent ||= wasSending() && failure.sent;
      const now = performance.now();
      if (now + pause > giveUpAt) throw unavailable(`it cannot be reached (${failure.message})`, sent, error);
      await connection.pause(pause * (0.5 + Math.random() / 2));
    }
  }
}

function unavailable(why: string, sent: boolean, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(`EventStoreDB does not answer as it should: ${why}`, sent ? 'unknown' : 'notWritten', {
    cause,
  });
}
