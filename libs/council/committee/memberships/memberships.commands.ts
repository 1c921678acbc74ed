import type { CommandOf } from '#commands';
import {
  Route,
  ChoiceField,
  CommandBody,
  IdField,
  NumberField,
  PartialDateField,
  PartyField,
  PathIdField,
  TextField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Member } from '../member.fields.js';
import { MEMBER_KINDS } from '../member.fields.js';

const may = ['process-manager', 'clerk'] as const;

const member = { kind: 'function', title: 'Leitung Kultur' } as const;

export const VOTING_RIGHTS = ['yes', 'no', 'unknown'] as const;
export type VotingRight = (typeof VOTING_RIGHTS)[number];

@Route(':id/memberships', {
  may,
  summary: 'Appoint a person, or whoever holds a function, as a member',
  example: { member, votingRight: 'yes', from: '2018-11' },
})
export class AppointMember extends CommandBody {
  static readonly type = 'AppointMember';
  @PartyField({ only: MEMBER_KINDS }) readonly member!: Member;
  @IdField({ optional: true, description: 'The organisation that the member represents.' })
  readonly organisation?: string;
  @TextField({ optional: true, max: 100, example: 'Sitz 3' }) readonly seat?: string;
  @ChoiceField(VOTING_RIGHTS, { optional: true, description: 'Default: unknown.' }) readonly votingRight?: VotingRight;
  @PartialDateField({ optional: true, description: 'Its first day. Default: `occurredOn`.' })
  readonly from?: PartialDate;
  @PartialDateField({ optional: true, description: 'Its last day, where it is known already.' })
  readonly until?: PartialDate;
}

@Route(':id/memberships/:membership/substitutes', {
  may,
  summary: 'Name a substitute for a member, with a rank',
  example: { substitute: { kind: 'function', title: 'Leitung Theater' }, rank: 1 },
})
export class NameSubstitute extends CommandBody {
  static readonly type = 'NameSubstitute';
  @PathIdField() readonly membership!: string;
  @PartyField({ only: MEMBER_KINDS }) readonly substitute!: Member;
  @NumberField({ min: 1, max: 99, description: '1 substitutes first.', example: 1 }) readonly rank!: number;
}

@Route(':id/memberships/:membership/end', { may, summary: 'End a membership', example: { on: '2019-01-31' } })
export class EndMembership extends CommandBody {
  static readonly type = 'EndMembership';
  @PathIdField() readonly membership!: string;
  @PartialDateField({ optional: true, description: 'Its last day. Default: `occurredOn`.' }) readonly on?: PartialDate;
}

export const membershipCommands = [AppointMember, NameSubstitute, EndMembership] as const;
export type MembershipCommand = CommandOf<(typeof membershipCommands)[number]>;
