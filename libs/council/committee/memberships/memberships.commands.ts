import type { CommandOf } from '#commands';
import {
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

export const VOTING_RIGHTS = ['yes', 'no', 'unknown'] as const;
export type VotingRight = (typeof VOTING_RIGHTS)[number];

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

export class NameSubstitute extends CommandBody {
  static readonly type = 'NameSubstitute';
  @PathIdField() readonly membership!: string;
  @PartyField({ only: MEMBER_KINDS }) readonly substitute!: Member;
  @NumberField({ min: 1, max: 99, description: '1 substitutes first.', example: 1 }) readonly rank!: number;
}

export class EndMembership extends CommandBody {
  static readonly type = 'EndMembership';
  @PathIdField() readonly membership!: string;
  @PartialDateField({ optional: true, description: 'Its last day. Default: `occurredOn`.' }) readonly on?: PartialDate;
}

export const membershipCommands = [AppointMember, NameSubstitute, EndMembership] as const;
export type MembershipCommand = CommandOf<(typeof membershipCommands)[number]>;
