import type { DecideMap, Decision } from '#event-sourcing';
import { accept, certainlyBefore, partId, refuse, refuseMissing } from '#event-sourcing';
import { sameParty } from '#shared-kernel';
import type { MembershipEvent } from '../committee.events.js';
import type { ConstitutedCommittee } from '../committee.state.js';
import type { MembershipCommand } from './memberships.commands.js';
import type { MembershipRefusal } from './memberships.refusals.js';
import type { Membership } from './memberships.state.js';
import { certainlyOverlap } from './memberships.state.js';

type MembershipDecision = Decision<MembershipEvent, MembershipRefusal>;

export const membershipDecisions: DecideMap<
  MembershipCommand,
  ConstitutedCommittee,
  MembershipEvent,
  MembershipRefusal,
  unknown
> = {
  AppointMember: ({ data, meta }, { memberships, term }) => {
    const { votingRight = 'unknown', from = meta.occurredOn, ...rest } = data;
    if (data.until !== undefined && certainlyBefore(data.until, from)) {
      return refuse('membership would end before it began');
    }
    const twice = Object.values(memberships).some(
      (other) => sameParty(other.member, data.member) && certainlyOverlap(other, { ...data, from }),
    );
    if (twice) return refuse('is a member at that time already');
    const membership = partId(meta.commandId, 'membership', 0);
    return accept<MembershipEvent>({
      type: 'MemberAppointed',
      data: { membership, ...rest, votingRight, from, ...(term !== undefined && { term: term.id }) },
    });
  },
  NameSubstitute: ({ data, meta }, committee) =>
    decideOpen(committee, data.membership, ({ member, substitutes }) => {
      if (sameParty(member, data.substitute)) return refuse('a member cannot substitute for itself');
      if (substitutes.some((other) => sameParty(other.substitute, data.substitute))) {
        return refuse('substitutes for this member already');
      }
      if (substitutes.some((other) => other.rank === data.rank)) return refuse('this rank is taken');
      const substitution = partId(meta.commandId, 'substitution', 0);
      return accept<MembershipEvent>({ type: 'SubstituteNamed', data: { substitution, ...data } });
    }),
  EndMembership: ({ data: { membership, on: day }, meta }, committee) =>
    decideOpen(committee, membership, ({ from }) => {
      const on = day ?? meta.occurredOn;
      if (certainlyBefore(on, from)) return refuse('membership would end before it began');
      return accept<MembershipEvent>({ type: 'MembershipEnded', data: { membership, on } });
    }),
};

/** Decides on a membership that is known and has not ended. */
function decideOpen(
  { memberships }: ConstitutedCommittee,
  id: string,
  decide: (membership: Membership) => MembershipDecision,
): MembershipDecision {
  const membership = memberships[id];
  if (membership === undefined) return refuseMissing('membership is not known in this committee');
  return membership.ended ? refuse('membership has ended already') : decide(membership);
}
