import { LIMITS } from './event-store.js';

/** The limit of a read, or the default. @throws RangeError */
export function readLimit(limit: number = LIMITS.readEvents): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.readEvents) {
    throw new RangeError(`a read takes a limit of 1 to ${LIMITS.readEvents} events, not ${limit}`);
  }
  return limit;
}

/** A start revision or position; both count from 0. @throws RangeError */
export function readStart<Start extends bigint | undefined>(start: Start): Start {
  if (start !== undefined && start < 0n) throw new RangeError(`a read cannot start at ${start}`);
  return start;
}
