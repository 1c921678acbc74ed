import { commandController } from '#http';
import {
  NameFieldOfAction,
  RecordContext,
  RecordProcessEvent,
  RegisterParticipant,
} from './entries/entries.commands.js';
import { ChooseCurrency } from './members/members.commands.js';
import {
  CompletePhase,
  NameDeliverable,
  PlanPhase,
  RecordDelivery,
  StartCycle,
  StartPhase,
  WaiveDeliverable,
} from './phases/phases.commands.js';
import {
  AssignProcessLead,
  CloseProcess,
  DraftProcess,
  InitiateProcess,
  ResumeProcess,
  SuspendProcess,
} from './strategy-process.commands.js';
import { strategyProcessStream } from './strategy-process.stream.js';

const may = ['process-manager'] as const;
const organisation = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

export const StrategyProcessCommands = commandController({
  path: 'processes',
  tag: 'Processes',
  stream: strategyProcessStream,
  routes: [
    {
      path: '',
      command: DraftProcess,
      may,
      summary: 'Draft a strategy process',
      example: { title: 'Wir alle sind LU' },
    },
    {
      path: ':id/initiation',
      command: InitiateProcess,
      may,
      summary: 'Initiate a process with its mandate and the organisation that leads',
      example: { mandate: { kind: 'unknown' }, lead: organisation },
    },
    {
      path: ':id/lead',
      command: AssignProcessLead,
      may,
      summary: 'Let another organisation lead',
      example: { lead: organisation },
    },
    {
      path: ':id/participants',
      command: RegisterParticipant,
      may,
      summary: 'Register an organisation, a committee or a function that takes part',
      example: { participant: { kind: 'function', title: 'Persönliche Referenten der Beigeordneten' } },
    },
    {
      path: ':id/fields-of-action',
      command: NameFieldOfAction,
      may,
      summary: 'Name a field of action: a point of the strategy',
      example: { title: 'Interkulturelle Öffnung der Stadtverwaltung' },
    },
    {
      path: ':id/context-entries',
      command: RecordContext,
      may,
      summary: 'Record what the strategy builds on',
      example: { title: 'Sprachliche Integration', text: 'Eine der drei Säulen der Integrationsarbeit' },
    },
    {
      path: ':id/events',
      command: RecordProcessEvent,
      may,
      summary: 'Record a kickoff, workshop, conference or public dialogue that was held',
      example: { kind: 'kickoff', invitedOn: '2018-10', heldOn: 'unknown' },
    },
    {
      path: ':id/phases',
      command: PlanPhase,
      may,
      summary: 'Plan a phase of a cycle',
      example: { kind: 'developing', from: '2018-Q4', until: '2020' },
    },
    {
      path: ':id/phases/:phase/deliverables',
      command: NameDeliverable,
      may,
      summary: 'Name what a phase shall deliver before it is completed',
      example: { title: 'Strategieplan Vielfalt' },
    },
    {
      path: ':id/phases/:phase/deliverables/:deliverable/delivery',
      command: RecordDelivery,
      may,
      summary: 'Record that a deliverable is there',
      example: {},
    },
    {
      path: ':id/phases/:phase/deliverables/:deliverable/waiver',
      command: WaiveDeliverable,
      may,
      summary: 'Waive a deliverable with the reason',
      example: { reason: 'geht im Strategieplan auf' },
    },
    {
      path: ':id/phases/:phase/start',
      command: StartPhase,
      may,
      summary: 'Start a planned phase; the first one makes the process running',
      example: { occurredOn: '2018-10' },
    },
    { path: ':id/phases/:phase/completion', command: CompletePhase, may, summary: 'Complete a phase', example: {} },
    {
      path: ':id/cycles',
      command: StartCycle,
      may,
      summary: 'Start the next cycle',
      example: { title: 'Fortschreibung' },
    },
    {
      path: ':id/suspension',
      command: SuspendProcess,
      may,
      summary: 'Suspend a process',
      example: { reason: 'Haushaltssperre' },
    },
    { path: ':id/resumption', command: ResumeProcess, may, summary: 'Resume a suspended process', example: {} },
    {
      path: ':id/currency',
      command: ChooseCurrency,
      may,
      summary: 'Choose the currency of all budgets, before the first measure',
      example: { currency: 'CHF' },
    },
    {
      path: ':id/closure',
      command: CloseProcess,
      may,
      summary: 'Close a process that has no open measures',
      example: { reason: 'Strategie verstetigt' },
    },
  ],
});
