import type { EvolveMap, PartialDate } from '#event-sourcing';
import type { MembershipEvent } from '../committee.events.js';
import type { ConstitutedCommittee } from '../committee.state.js';
import type { Membership, Memberships } from './memberships.state.js';

export const evolveMemberships: EvolveMap<ConstitutedCommittee, MembershipEvent> = {
  MemberAppointed: (committee, { data: { membership, member, from, until } }) => {
    const begun = { member, from, ended: false, substitutes: [], ...(until !== undefined && { until }) };
    return { ...committee, memberships: { ...committee.memberships, [membership]: begun } };
  },
  SubstituteNamed: (committee, { data: { membership, substitute, rank } }) => ({
    ...committee,
    memberships: changed(committee.memberships, membership, (some) => ({
      ...some,
      substitutes: [...some.substitutes, { substitute, rank }],
    })),
  }),
  MembershipEnded: (committee, { data: { membership, on } }) => endMemberships(committee, [membership], on),
};

/** Ends these memberships. A chair who is a member chairs no longer than the membership lasts. */
export function endMemberships(
  { chair, ...committee }: ConstitutedCommittee,
  ids: readonly string[],
  until: PartialDate,
): ConstitutedCommittee {
  const memberships = ids.reduce(
    (so, id) => changed(so, id, (some) => ({ ...some, until, ended: true })),
    committee.memberships,
  );
  const stays = chair !== undefined && (chair.membership === undefined || !ids.includes(chair.membership));
  return { ...committee, memberships, ...(stays && { chair }) };
}

function changed(memberships: Memberships, id: string, to: (some: Membership) => Membership): Memberships {
  const some = memberships[id];
  return some === undefined ? memberships : { ...memberships, [id]: to(some) };
}
