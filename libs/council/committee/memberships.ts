import type { Decision, Evolved, PartialDate } from '#event-sourcing';
import { accept, addDays, certainlyBefore, isDay, partId, refuse, refuseMissing } from '#event-sourcing';
import { sameParty } from '#shared-kernel';
import type { Member } from './committee.commands.js';
import type { MemberAppointed, MembershipEnded, SubstituteNamed, TermConstituted } from './committee.events.js';
import type { CommitteeCommand, ConstitutedCommittee } from './committee.js';

export interface Membership {
  readonly member: Member;
  readonly from: PartialDate;
  readonly until?: PartialDate;
  /** Ended by a decision, a new term or a dissolution; an end that was known from the start is only `until`. */
  readonly ended: boolean;
  readonly substitutes: readonly { readonly substitute: Member; readonly rank: number }[];
}
export type Memberships = Readonly<Record<string, Membership>>;

export type MembershipCommand = Extract<
  CommitteeCommand,
  { readonly type: 'AppointMember' | 'NameSubstitute' | 'EndMembership' }
>;
export type MembershipEvent = MemberAppointed | SubstituteNamed | MembershipEnded | TermConstituted;

export type MembershipRefusal =
  | 'is a member at that time already'
  | 'membership would end before it began'
  | 'membership is not known in this committee'
  | 'membership has ended already'
  | 'a member cannot substitute for itself'
  | 'substitutes for this member already'
  | 'this rank is taken';

export const germanMembership: Readonly<Record<MembershipRefusal, string>> = {
  'is a member at that time already': 'Ist zu dieser Zeit schon Mitglied.',
  'membership would end before it began': 'Die Mitgliedschaft würde vor ihrem Beginn enden.',
  'membership is not known in this committee': 'Diese Mitgliedschaft ist in diesem Gremium nicht bekannt.',
  'membership has ended already': 'Die Mitgliedschaft ist schon beendet.',
  'a member cannot substitute for itself': 'Ein Mitglied kann sich nicht selbst vertreten.',
  'substitutes for this member already': 'Vertritt dieses Mitglied schon.',
  'this rank is taken': 'Diese Stelle in der Reihenfolge ist schon vergeben.',
};

type MembershipDecision = Decision<MemberAppointed | SubstituteNamed | MembershipEnded, MembershipRefusal>;

export function decideMembership(command: MembershipCommand, committee: ConstitutedCommittee): MembershipDecision {
  if (command.type === 'AppointMember') return appoint(command, committee);
  const { data, meta } = command;
  const membership = committee.memberships[data.membership];
  if (membership === undefined) return refuseMissing('membership is not known in this committee');
  if (membership.ended) return refuse('membership has ended already');
  switch (command.type) {
    case 'NameSubstitute':
      return nameSubstitute(command, membership);
    case 'EndMembership': {
      const on = command.data.on ?? meta.occurredOn;
      if (certainlyBefore(on, membership.from)) return refuse('membership would end before it began');
      return accept<MembershipEnded>({ type: 'MembershipEnded', data: { membership: data.membership, on } });
    }
  }
}

function appoint(
  { data, meta }: Extract<MembershipCommand, { type: 'AppointMember' }>,
  { memberships, term }: ConstitutedCommittee,
): MembershipDecision {
  const { votingRight = 'unknown', from = meta.occurredOn, ...rest } = data;
  if (data.until !== undefined && certainlyBefore(data.until, from)) {
    return refuse('membership would end before it began');
  }
  const twice = Object.values(memberships).some(
    (other) => sameParty(other.member, data.member) && certainlyOverlap(other, { ...data, from }),
  );
  if (twice) return refuse('is a member at that time already');
  const membership = partId(meta.commandId, 'membership', 0);
  return accept<MemberAppointed>({
    type: 'MemberAppointed',
    data: { membership, ...rest, votingRight, from, ...(term !== undefined && { term: term.id }) },
  });
}

function nameSubstitute(
  { data, meta }: Extract<MembershipCommand, { type: 'NameSubstitute' }>,
  { member, substitutes }: Membership,
): MembershipDecision {
  if (sameParty(member, data.substitute)) return refuse('a member cannot substitute for itself');
  if (substitutes.some((other) => sameParty(other.substitute, data.substitute))) {
    return refuse('substitutes for this member already');
  }
  if (substitutes.some((other) => other.rank === data.rank)) return refuse('this rank is taken');
  const substitution = partId(meta.commandId, 'substitution', 0);
  return accept<SubstituteNamed>({ type: 'SubstituteNamed', data: { substitution, ...data } });
}

interface Term {
  readonly from: PartialDate;
  readonly until?: PartialDate;
}

/** An end on the day of the next beginning is no overlap. What is not known for certain is none either. */
function certainlyOverlap(a: Term, b: Term): boolean {
  const begins = (one: Term, other: Term): boolean =>
    other.until === undefined || certainlyBefore(one.from, other.until);
  return begins(a, b) && begins(b, a);
}

/** The membership that this member holds on the day, as far as it is not certainly over. */
export function membershipOf(memberships: Memberships, member: Member, day: string): string | undefined {
  const over = ({ until, ended }: Membership): boolean =>
    until !== undefined && ((ended && until === 'unknown') || certainlyBefore(until, day));
  return Object.entries(memberships).find(([, some]) => sameParty(some.member, member) && !over(some))?.[0];
}

export function openMemberships(memberships: Memberships): readonly string[] {
  return Object.entries(memberships).flatMap(([id, { ended }]) => (ended ? [] : [id]));
}

/** The memberships of the old term, those that are open and did not begin with the new one, and their last day. */
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

export function evolveMemberships(memberships: Memberships, event: Evolved<MembershipEvent>): Memberships {
  switch (event.type) {
    case 'MemberAppointed': {
      const { membership, member, from, until } = event.data;
      const begun = { member, from, ended: false, substitutes: [], ...(until !== undefined && { until }) };
      return { ...memberships, [membership]: begun };
    }
    case 'SubstituteNamed': {
      const { membership, substitute, rank } = event.data;
      return change(memberships, membership, (some) => ({
        ...some,
        substitutes: [...some.substitutes, { substitute, rank }],
      }));
    }
    case 'MembershipEnded':
      return end(memberships, event.data.membership, event.data.on);
    case 'TermConstituted':
      return event.data.ends.reduce((so, id) => end(so, id, event.data.endsOn), memberships);
  }
}

function end(memberships: Memberships, id: string, until: PartialDate): Memberships {
  return change(memberships, id, (some) => ({ ...some, until, ended: true }));
}

function change(memberships: Memberships, id: string, to: (some: Membership) => Membership): Memberships {
  const some = memberships[id];
  return some === undefined ? memberships : { ...memberships, [id]: to(some) };
}
