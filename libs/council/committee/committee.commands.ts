import {
  Route,
  ChoiceField,
  CommandBody,
  CreationBody,
  FlagField,
  IdsField,
  PartialDateField,
  PartyField,
  TextField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import { ProposeAgendaItem, SettleAgendaProposal } from './agenda-proposals/agenda-proposals.commands.js';
import type { Member } from './member.fields.js';
import { MEMBER_KINDS } from './member.fields.js';
import { membershipCommands } from './memberships/memberships.commands.js';
import { NoteMeeting, PlanMeetings, WarnOfCadence } from './planned-meetings/planned-meetings.commands.js';

const may = ['process-manager', 'clerk'] as const;

const member = { kind: 'function', title: 'Leitung Kultur' } as const;

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

@Route('', {
  may,
  summary: 'Constitute a committee; process managers constitute steering circles and working groups only',
  example: { name: 'Lenkungskreis', kind: 'steeringCircle', constitutedOn: '2018-11' },
})
export class ConstituteCommittee extends CreationBody {
  static readonly type = 'ConstituteCommittee';
  @TextField({ example: 'Sozialausschuss' }) readonly name!: string;
  @ChoiceField(COMMITTEE_KINDS) readonly kind!: CommitteeKind;
  @IdsField({ optional: true, max: 50, description: 'The strategy processes that it works for.' })
  readonly processes?: readonly string[];
  @PartialDateField({ optional: true, description: 'Since when it exists. Default: `occurredOn`.', example: '2018-11' })
  readonly constitutedOn?: PartialDate;
}

@Route(':id/rules', {
  may,
  summary: 'Record that the committee adopted rules',
  example: { title: 'Geschäftsordnung', from: '2019-01-01' },
})
export class AdoptRules extends CommandBody {
  static readonly type = 'AdoptRules';
  @TextField({ example: 'Geschäftsordnung' }) readonly title!: string;
  @PartialDateField({ description: 'Since when they are in force.', example: '2019-08-01' })
  readonly from!: PartialDate;
}

@Route(':id/terms', {
  may,
  summary: 'Begin a legislative term; the memberships of the one before end at once',
  example: { name: '2019–2024', from: '2019-07-01' },
})
export class ConstituteTerm extends CommandBody {
  static readonly type = 'ConstituteTerm';
  @TextField({ max: 100, example: '2019–2024' }) readonly name!: string;
  @PartialDateField({
    description: 'Its first day; the memberships of the term before end then.',
    example: '2019-07-01',
  })
  readonly from!: PartialDate;
}

@Route(':id/chair', {
  may,
  summary: 'Say who chairs the committee: one of its members, or somebody by office',
  example: { chair: member },
})
export class AssignCommitteeChair extends CommandBody {
  static readonly type = 'AssignCommitteeChair';
  @PartyField({ only: MEMBER_KINDS }) readonly chair!: Member;
  @FlagField({
    optional: true,
    description: 'Chairs by office without being appointed a member, as the mayor does in the council (§ 36 GemO).',
  })
  readonly byOffice?: boolean;
}

@Route(':id/dissolution', { may, summary: 'Dissolve a committee', example: {} })
export class DissolveCommittee extends CommandBody {
  static readonly type = 'DissolveCommittee';
}

export const committeeCommands = [
  ConstituteCommittee,
  PlanMeetings,
  AdoptRules,
  ConstituteTerm,
  ...membershipCommands,
  AssignCommitteeChair,
  DissolveCommittee,
  ProposeAgendaItem,
  SettleAgendaProposal,
  NoteMeeting,
  WarnOfCadence,
] as const;
