import type { StreamName } from './event-store.js';

/** Leases say who works on a store at the moment. They are no part of the log: stores read them as streams alone. */
export const LEASE_CATEGORY = 'lease';

/** `meeting` of `meeting-42`. */
export function categoryOf(stream: StreamName): string {
  return stream.slice(0, stream.indexOf('-'));
}
