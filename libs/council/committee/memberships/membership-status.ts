import type { PartialDate } from '#event-sourcing';
import { certainlyAfter, certainlyBefore } from '#event-sourcing';

/** `unknown`: the end is not known precisely enough. */
export type MembershipStatus = 'upcoming' | 'current' | 'ended' | 'unknown';

/** `until` is the last day; `null`: no end yet; `unknown`: ended on an unknown day. */
export function membershipStatus(from: PartialDate, until: PartialDate | null, today: string): MembershipStatus {
  if (certainlyAfter(from, today)) return 'upcoming';
  if (until === null || until === today || certainlyAfter(until, today)) return 'current';
  return until === 'unknown' || certainlyBefore(until, today) ? 'ended' : 'unknown';
}
