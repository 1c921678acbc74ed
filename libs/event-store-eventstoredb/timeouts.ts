import { waitingSchedule, within } from '#event-sourcing';

/** Timeouts of calls, in milliseconds. The client itself sets none for batch appends and reads. */
export interface Timeouts {
  /** One attempt of an append; afterwards the connection is replaced. */
  readonly append: number;
  /** All attempts of an append; afterwards its outcome is unknown. */
  readonly appendTotal: number;
  /** One attempt to read a page. */
  readonly read: number;
  /** All attempts to read a page. */
  readonly readTotal: number;
  /** The time that a closing store waits for appends in flight. */
  readonly close: number;
}

export const TIMEOUTS: Timeouts = {
  append: 4_000,
  appendTotal: 15_000,
  read: 4_000,
  readTotal: 10_000,
  close: 5_000,
};

/** No answer within the timeout. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** The promise's result. A later result or rejection is ignored. @throws TimedOut after the time */
export async function orTimeout<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const given = promise.then((result) => ({ result }));
  const answer = await within(given, milliseconds, waitingSchedule);
  if (answer === 'late') throw new TimedOut(`no answer within ${milliseconds} ms`);
  return answer.result;
}
