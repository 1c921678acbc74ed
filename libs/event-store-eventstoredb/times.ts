import { waitingSchedule, within } from '#event-sourcing';

/** How long calls may take, in milliseconds. The client itself sets no limit to batch appends and reads. */
export interface Times {
  /** One attempt to append; then the connection is given up for a new one. */
  readonly append: number;
  /** All attempts of one append together; then its outcome is unknown. */
  readonly appendPatience: number;
  /** One attempt to read a page. */
  readonly read: number;
  /** All attempts of one read together. */
  readonly readPatience: number;
  /** How long a closing store waits for what is in flight. */
  readonly close: number;
}

export const TIMES: Times = {
  append: 4_000,
  appendPatience: 15_000,
  read: 4_000,
  readPatience: 10_000,
  close: 5_000,
};

/** No answer within its time. */
export class Late extends Error {
  override readonly name = 'Late';
}

/** The promise, or `Late` after that many milliseconds; what it does afterwards is nobody's business. @throws Late */
export async function inTime<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const given = promise.then((result) => ({ result }));
  const answer = await within(given, milliseconds, waitingSchedule);
  if (answer === 'late') throw new Late(`no answer within ${milliseconds} ms`);
  return answer.result;
}
