import type { PartialDate } from '#event-sourcing';
import { addDays, certainlyBefore, isDay } from '#event-sourcing';
import { sameParty } from '#shared-kernel';
import type { Member } from '../member.fields.js';

export interface Membership {
  readonly member: Member;
  readonly from: PartialDate;
  readonly until?: PartialDate;
  /** Ended by a decision, a new term or a dissolution. An end that was known at the appointment is only in `until`. */
  readonly ended: boolean;
  readonly substitutes: readonly { readonly substitute: Member; readonly rank: number }[];
}
/** By their ids. */
export type Memberships = Readonly<Record<string, Membership>>;

/** The membership of this member on the day, if it is not certainly over. */
export function membershipOf(memberships: Memberships, member: Member, day: string): string | undefined {
  const over = ({ until, ended }: Membership): boolean =>
    until !== undefined && ((ended && until === 'unknown') || certainlyBefore(until, day));
  return Object.entries(memberships).find(([, some]) => sameParty(some.member, member) && !over(some))?.[0];
}

export function openMemberships(memberships: Memberships): readonly string[] {
  return Object.entries(memberships).flatMap(([id, { ended }]) => (ended ? [] : [id]));
}

/** The open memberships of the old term, which did not begin with the new one, and their last day. */
export function endedByTerm(
  memberships: Memberships,
  from: PartialDate,
): { readonly ends: readonly string[]; readonly endsOn: PartialDate } {
  const endsOn = isDay(from) ? addDays(from, -1) : from;
  const ends = openMemberships(memberships).filter((id) => {
    const begun = memberships[id]?.from;
    return begun !== undefined && begun !== from && !certainlyBefore(endsOn, begun);
  });
  return { ends, endsOn };
}

export interface Term {
  readonly from: PartialDate;
  readonly until?: PartialDate;
}

/** An end on the day of the next beginning is no overlap, nor are dates that are not known precisely enough. */
export function certainlyOverlap(a: Term, b: Term): boolean {
  const begins = (one: Term, other: Term): boolean =>
    other.until === undefined || certainlyBefore(one.from, other.until);
  return begins(a, b) && begins(b, a);
}
