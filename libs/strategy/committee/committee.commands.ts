import {
  ChoiceField,
  CommandBody,
  CreationBody,
  FlagField,
  IdField,
  IdsField,
  NumberField,
  PartialDateField,
  PartyField,
  PathIdField,
  TextField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';

export const COMMITTEE_KINDS = [
  'council',
  'committee',
  'localCouncil',
  'advisoryBoard',
  'executiveBoard',
  'steeringCircle',
  'workingGroup',
] as const;
export type CommitteeKind = (typeof COMMITTEE_KINDS)[number];

/** Who sits in a committee: a person, or whoever holds a function. */
export type Member = Extract<Party, { readonly kind: 'person' | 'function' }>;
const MEMBER: readonly Member['kind'][] = ['person', 'function'];

export const VOTING_RIGHTS = ['yes', 'no', 'unknown'] as const;
export type VotingRight = (typeof VOTING_RIGHTS)[number];

export class ConstituteCommittee extends CreationBody {
  static readonly type = 'ConstituteCommittee';
  @TextField({ example: 'Sozialausschuss' }) readonly name!: string;
  @ChoiceField(COMMITTEE_KINDS) readonly kind!: CommitteeKind;
  @IdsField({ optional: true, max: 50, description: 'The strategy processes that it works for.' })
  readonly processes?: readonly string[];
  @PartialDateField({ optional: true, description: 'Since when it exists. Default: `occurredOn`.', example: '2018-11' })
  readonly constitutedOn?: PartialDate;
}

export class PlanMeetings extends CommandBody {
  static readonly type = 'PlanMeetings';
  @NumberField({ min: 1, max: 366, description: 'How many meetings.', example: 4 }) readonly count!: number;
  @PartialDateField({ description: 'When, as precisely as it is planned.', example: '2019' })
  readonly period!: PartialDate;
}

export class AdoptRules extends CommandBody {
  static readonly type = 'AdoptRules';
  @TextField({ example: 'Geschäftsordnung' }) readonly title!: string;
  @PartialDateField({ description: 'Since when they are in force.', example: '2019-08-01' })
  readonly from!: PartialDate;
}

export class ConstituteTerm extends CommandBody {
  static readonly type = 'ConstituteTerm';
  @TextField({ max: 100, example: '2019–2024' }) readonly name!: string;
  @PartialDateField({
    description: 'Its first day; the memberships of the term before end then.',
    example: '2019-07-01',
  })
  readonly from!: PartialDate;
}

export class AppointMember extends CommandBody {
  static readonly type = 'AppointMember';
  @PartyField({ only: MEMBER }) readonly member!: Member;
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
  @PartyField({ only: MEMBER }) readonly substitute!: Member;
  @NumberField({ min: 1, max: 99, description: '1 substitutes first.', example: 1 }) readonly rank!: number;
}

export class EndMembership extends CommandBody {
  static readonly type = 'EndMembership';
  @PathIdField() readonly membership!: string;
  @PartialDateField({ optional: true, description: 'Its last day. Default: `occurredOn`.' }) readonly on?: PartialDate;
}

export class AssignCommitteeChair extends CommandBody {
  static readonly type = 'AssignCommitteeChair';
  @PartyField({ only: MEMBER }) readonly chair!: Member;
  @FlagField({
    optional: true,
    description: 'Chairs by office without being appointed a member, as the mayor does in the council (§ 36 GemO).',
  })
  readonly byOffice?: boolean;
}

export class DissolveCommittee extends CommandBody {
  static readonly type = 'DissolveCommittee';
}

export const committeeCommands = [
  ConstituteCommittee,
  PlanMeetings,
  AdoptRules,
  ConstituteTerm,
  AppointMember,
  NameSubstitute,
  EndMembership,
  AssignCommitteeChair,
  DissolveCommittee,
] as const;
