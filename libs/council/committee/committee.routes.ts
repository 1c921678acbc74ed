import { commandController } from '#http';
import { committeeStream } from './committee.stream.js';
import { ProposeAgendaItem, SettleAgendaProposal } from './agenda-proposals/agenda-proposals.commands.js';
import {
  AdoptRules,
  AssignCommitteeChair,
  ConstituteCommittee,
  ConstituteTerm,
  DissolveCommittee,
} from './committee.commands.js';
import { AppointMember, EndMembership, NameSubstitute } from './memberships/memberships.commands.js';
import { PlanMeetings } from './planned-meetings/planned-meetings.commands.js';

const may = ['process-manager', 'clerk'] as const;
const member = { kind: 'function', title: 'Leitung Kultur' } as const;

export const CommitteeCommands = commandController({
  path: 'committees',
  tag: 'Committees',
  stream: committeeStream,
  routes: [
    {
      path: '',
      command: ConstituteCommittee,
      may,
      summary: 'Constitute a committee; process managers constitute steering circles and working groups only',
      example: { name: 'Lenkungskreis', kind: 'steeringCircle', constitutedOn: '2018-11' },
    },
    {
      path: ':id/meeting-plans',
      command: PlanMeetings,
      may,
      summary: 'Plan how many meetings there shall be in a period',
      example: { count: 4, period: '2019' },
    },
    {
      path: ':id/rules',
      command: AdoptRules,
      may,
      summary: 'Record that the committee adopted rules',
      example: { title: 'Geschäftsordnung', from: '2019-01-01' },
    },
    {
      path: ':id/terms',
      command: ConstituteTerm,
      may,
      summary: 'Begin a legislative term; the memberships of the one before end at once',
      example: { name: '2019–2024', from: '2019-07-01' },
    },
    {
      path: ':id/memberships',
      command: AppointMember,
      may,
      summary: 'Appoint a person, or whoever holds a function, as a member',
      example: { member, votingRight: 'yes', from: '2018-11' },
    },
    {
      path: ':id/memberships/:membership/substitutes',
      command: NameSubstitute,
      may,
      summary: 'Name a substitute for a member, with a rank',
      example: { substitute: { kind: 'function', title: 'Leitung Theater' }, rank: 1 },
    },
    {
      path: ':id/memberships/:membership/end',
      command: EndMembership,
      may,
      summary: 'End a membership',
      example: { on: '2019-01-31' },
    },
    {
      path: ':id/chair',
      command: AssignCommitteeChair,
      may,
      summary: 'Say who chairs the committee: one of its members, or somebody by office',
      example: { chair: member },
    },
    {
      path: ':id/agenda-proposals',
      command: ProposeAgendaItem,
      may,
      summary: 'Propose something for the agenda of a coming meeting',
      example: { title: 'Wegweiser: überfällig', reason: 'Seit Juli ohne Ergebnis.' },
    },
    {
      path: ':id/agenda-proposals/:proposal/settlement',
      command: SettleAgendaProposal,
      may,
      summary: 'Say on the agenda of which meeting it came, or that it was dropped',
      example: { how: 'dropped', reason: 'Hat sich erledigt.' },
    },
    { path: ':id/dissolution', command: DissolveCommittee, may, summary: 'Dissolve a committee', example: {} },
  ],
});
