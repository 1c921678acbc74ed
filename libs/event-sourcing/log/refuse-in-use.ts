import type { Schedule } from '../policies/alarm.js';
import { PROJECTIONS_LEASE } from '../leases/lease-stream.js';
import type { EventStore, StoredEvent, StreamName } from '../store/event-store.js';
import { LEASE_CATEGORY } from '../store/stream-name.js';
import { CopyRefused } from './copy-errors.js';

/** The following server on a shared store renews this lease every two seconds. */
const LEASE: StreamName = `${LEASE_CATEGORY}-${PROJECTIONS_LEASE}`;
/** Milliseconds between the two reads of the lease; longer than the renewal interval. */
const OBSERVATION_MS = 3_000;

/**
 * Refuses a store whose lease is being renewed. A lease that was not released is read twice, since a killed server does not
 * release it. The embedded store has no leases; its folder has a lock. @throws CopyRefused
 */
export async function refuseInUse(store: EventStore, what: 'source' | 'target', schedule: Schedule): Promise<void> {
  const before = await lastOfLease(store);
  if (before === undefined || before.type === 'LeaseReleased') return;
  await new Promise<void>((resolve) => {
    schedule(resolve, OBSERVATION_MS);
  });
  const now = await lastOfLease(store);
  if (now === undefined || now.type === 'LeaseReleased' || now.revision === before.revision) return;
  throw new CopyRefused(`a server runs on the ${what}: stop it first`);
}

async function lastOfLease(store: EventStore): Promise<StoredEvent | undefined> {
  const [last] = await store.readStream(LEASE, { direction: 'backwards', limit: 1 });
  return last;
}
