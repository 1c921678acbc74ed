import type { Schedule } from '../policies/alarm.js';
import { PROJECTIONS_LEASE } from '../leases/lease-stream.js';
import type { EventStore, StoredEvent, StreamName } from '../store/event-store.js';
import { LEASE_CATEGORY } from '../store/stream-name.js';
import { CopyRefused } from './copy-errors.js';

/** Whoever runs projections and policies on a shared store renews this lease every two seconds. */
const LEASE: StreamName = `${LEASE_CATEGORY}-${PROJECTIONS_LEASE}`;
/** Longer than a server waits before it renews its lease, in milliseconds. */
const LOOKING_TIME = 3_000;

/**
 * A lease that nobody released is looked at twice, since a server that was killed leaves it so. The embedded store
 * has no leases: its folder's lock keeps a second program out. @throws CopyRefused when a server runs on the store
 */
export async function refuseInUse(store: EventStore, what: 'source' | 'target', schedule: Schedule): Promise<void> {
  const before = await lastOfLease(store);
  if (before === undefined || before.type === 'LeaseReleased') return;
  await new Promise<void>((resolve) => {
    schedule(resolve, LOOKING_TIME);
  });
  const now = await lastOfLease(store);
  if (now === undefined || now.type === 'LeaseReleased' || now.revision === before.revision) return;
  throw new CopyRefused(`a server runs on the ${what}: stop it first`);
}

async function lastOfLease(store: EventStore): Promise<StoredEvent | undefined> {
  const [last] = await store.readStream(LEASE, { direction: 'backwards', limit: 1 });
  return last;
}
