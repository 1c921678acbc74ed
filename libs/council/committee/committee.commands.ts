import {
  ChoiceField,
  CommandBody,
  CreationBody,
  FlagField,
  IdField,
  IdsField,
  NumberField,
  PartField,
  PartialDateField,
  PartyField,
  PathIdField,
  TextField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';
import type { NotedStatus, ProposalSubject } from './committee.events.js';

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

/** Sent by the policy `committee-meetings` alone: no route leads here. */
export class NoteMeeting extends CommandBody {
  static readonly type = 'NoteMeeting';
  @IdField() readonly meeting!: string;
  @ChoiceField(['planned', 'held', 'cancelled']) readonly status!: NotedStatus;
  @PartialDateField() readonly when!: PartialDate;
}

/** Sent by the policy `cadence` alone: no route leads here. */
export class WarnOfCadence extends CommandBody {
  static readonly type = 'WarnOfCadence';
  @IdField() readonly plan!: string;
}

class SubjectOfProposal implements ProposalSubject {
  @ChoiceField(['measure', 'goal', 'paper', 'decision']) readonly kind!: ProposalSubject['kind'];
  @IdField() readonly id!: string;
}

/** Something that a meeting of the committee should deal with. */
export class ProposeAgendaItem extends CommandBody {
  static readonly type = 'ProposeAgendaItem';
  @TextField({ example: 'Wegweiser: überfällig' }) readonly title!: string;
  @PartField(() => SubjectOfProposal, { optional: true, description: 'What it is about.' })
  readonly about?: ProposalSubject;
  @IdField({ optional: true, description: 'The strategy process.' }) readonly process?: string;
  @TextField({ optional: true, max: 2000, description: 'Why. No names of people here.' }) readonly reason?: string;
}

export class SettleAgendaProposal extends CommandBody {
  static readonly type = 'SettleAgendaProposal';
  @PathIdField() readonly proposal!: string;
  @ChoiceField(['scheduled', 'dropped']) readonly how!: 'scheduled' | 'dropped';
  @IdField({ optional: true, description: 'The meeting on whose agenda it came; needed when it is scheduled.' })
  readonly meeting?: string;
  @IdField({ optional: true, description: 'Its item of that agenda.' }) readonly item?: string;
  @TextField({ optional: true, max: 2000, description: 'Why. No names of people here.' }) readonly reason?: string;
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
  ProposeAgendaItem,
  SettleAgendaProposal,
  NoteMeeting,
  WarnOfCadence,
] as const;
