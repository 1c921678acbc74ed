import { StoreUnavailable } from '#event-sourcing';
import type { Connection, LiveConnection } from './connection.js';
import type { Failure } from './failures.js';
import { failureOf } from './failures.js';
import { orTimeout, TimedOut } from './timeouts.js';

export interface RetryLimits {
  /** Milliseconds for one attempt. */
  readonly attempt: number;
  /** Milliseconds for all attempts together. */
  readonly total: number;
}

/** The end of the attempts: a result, or a failure that is an answer. */
export type Answer<T> =
  | { readonly done: true; readonly result: T }
  | { readonly done: false; readonly failure: Exclude<Failure, { readonly kind: 'passing' | 'lasting' }> };

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;

/**
 * Repeats a call until it is answered. An attempt without an answer may have been executed; the caller repeats exactly the
 * same request, which the store recognises.
 * @throws StoreUnavailable when it is closed, after a permanent failure, or after the total time
 */
export async function withRetries<T>(
  connection: Connection,
  limits: RetryLimits,
  attempt: (live: LiveConnection, onSending: () => void) => Promise<T>,
): Promise<Answer<T>> {
  const giveUpAt = performance.now() + limits.total;
  let sent = false;
  /** Of the present attempt; read through a function, since the value changes during an `await`. */
  let sending = false;
  const onSending = (): void => {
    sending = true;
  };
  const wasSending = (): boolean => sending;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    if (connection.isClosed) throw new StoreUnavailable('the event store is closed', sent ? 'unknown' : 'notWritten');
    const { live } = connection;
    sending = false;
    try {
      return { done: true, result: await orTimeout(limits.attempt, attempt(live, onSending)) };
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (error instanceof TimedOut) connection.giveUp(live);
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
