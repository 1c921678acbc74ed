import type { StreamName } from './event-store.js';

/** Category of leases. They are no part of the log: they are read only as streams. */
export const LEASE_CATEGORY = 'lease';

/** `meeting` of `meeting-42`. */
export function categoryOf(stream: StreamName): string {
  return stream.slice(0, stream.indexOf('-'));
}
