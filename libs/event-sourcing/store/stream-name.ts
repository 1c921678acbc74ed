import type { StreamName } from './event-store.js';

/** `meeting` of `meeting-42`. */
export function categoryOf(stream: StreamName): string {
  return stream.slice(0, stream.indexOf('-'));
}
