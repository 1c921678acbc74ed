import type { CommandOf } from '#commands';
import type { Decider, GeneralRefusal } from '#event-sourcing';
import { accept, acceptAsIs, germanGeneral, refuse, refuseMissing, refuseReference } from '#event-sourcing';
import type { ForReorganisationRefusal, MissingReferenceRefusal, ReferenceFacts } from '#shared-kernel';
import {
  germanForReorganisation,
  germanMissingReference,
  refuseMissingReference,
  refusedForReorganisation,
} from '#shared-kernel';
import type { EntryRefusal, ProcessEntries } from './entries.js';
import { decideEntry, evolveEntries, germanEntries, noEntries } from './entries.js';
import type { Cycles, PhaseRefusal } from './phases.js';
import { decidePhase, evolveCycles, firstCycle, germanPhases } from './phases.js';
import type { MemberCommand, MemberRefusal, ProcessMembers } from './members.js';
import { decideMember, evolveMembers, germanMembers, noMembers, openMeasures } from './members.js';
import type { strategyProcessCommands } from './strategy-process.commands.js';
import type { StrategyProcessEvent } from './strategy-process.events.js';

/** What a process has in every status once it is drafted. */
export interface ProcessContent {
  readonly entries: ProcessEntries;
  readonly cycles: Cycles;
  readonly members: ProcessMembers;
}

/** Once it is initiated an organisation leads it. */
interface LedProcess extends ProcessContent {
  readonly lead: string;
}

export type OpenProcess =
  | (ProcessContent & { readonly status: 'draft' })
  | (LedProcess & { readonly status: 'initiated' })
  | (LedProcess & { readonly status: 'running' });

export type StrategyProcess =
  | { readonly status: 'unknown' }
  | OpenProcess
  | (LedProcess & { readonly status: 'suspended'; readonly before: 'initiated' | 'running' })
  | { readonly status: 'closed' };

export type StrategyProcessCommand = CommandOf<(typeof strategyProcessCommands)[number]>;

export type StrategyProcessRefusal =
  | 'process is drafted already'
  | 'process is initiated already'
  | 'process is not initiated'
  | 'process is suspended'
  | 'process is not suspended'
  | 'process is closed'
  | 'mandate is no resolution of this meeting'
  | 'measures are open'
  | 'organisation has ended'
  | ForReorganisationRefusal
  | EntryRefusal
  | PhaseRefusal
  | MemberRefusal
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'the fact lies in the future' | 'not found'>;

export interface StrategyProcessFacts extends ReferenceFacts {
  readonly mandateKnown: boolean;
  readonly leadHasEnded: boolean;
}

export const strategyProcessDecider: Decider<
  StrategyProcessCommand,
  StrategyProcess,
  StrategyProcessEvent,
  StrategyProcessRefusal,
  StrategyProcessFacts
> = {
  category: 'strategyProcess',
  initial: { status: 'unknown' },
  events: {
    ProcessDrafted: 1,
    ProcessInitiated: 1,
    ProcessLeadAssigned: 1,
    ProcessSuspended: 1,
    ProcessResumed: 1,
    ProcessClosed: 1,
    MeasureRegistered: 1,
    MeasureLeft: 1,
    CommitteeRegistered: 1,
    CurrencyChosen: 1,
    ParticipantRegistered: 1,
    FieldOfActionNamed: 1,
    ContextRecorded: 1,
    ProcessEventInvited: 1,
    ProcessEventHeld: 1,
    PhasePlanned: 1,
    DeliverableNamed: 1,
    DeliverableDelivered: 1,
    DeliverableWaived: 1,
    PhaseStarted: 1,
    PhaseCompleted: 1,
    CycleStarted: 1,
  },
  german: {
    'process is drafted already': 'Der Strategieprozess ist schon angelegt.',
    'process is initiated already': 'Der Strategieprozess ist schon angestoßen.',
    'process is not initiated': 'Der Strategieprozess ist noch nicht angestoßen.',
    'process is suspended': 'Der Strategieprozess ruht.',
    'process is not suspended': 'Der Strategieprozess ruht nicht.',
    'process is closed': 'Der Strategieprozess ist abgeschlossen.',
    'mandate is no resolution of this meeting': 'Der Auftrag ist kein Beschluss dieser Sitzung.',
    'measures are open': 'Es gibt offene Maßnahmen: sie müssen übergeben, übertragen oder aufgegeben werden.',
    'organisation has ended': 'Die Organisation besteht nicht mehr.',
    'not found': germanGeneral['not found'],
    'the fact lies in the future': germanGeneral['the fact lies in the future'],
    ...germanForReorganisation,
    ...germanEntries,
    ...germanPhases,
    ...germanMembers,
    ...germanMissingReference,
  },
  decide,
  evolve,
};

type Decision = ReturnType<typeof strategyProcessDecider.decide>;

function decide(command: StrategyProcessCommand, process: StrategyProcess, facts: StrategyProcessFacts): Decision {
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (!facts.mandateKnown) return refuseReference('mandate is no resolution of this meeting', 'mandate');
  if (command.type === 'DraftProcess') {
    if (process.status !== 'unknown') return refuse('process is drafted already');
    return accept({ type: 'ProcessDrafted', data: command.data });
  }
  if (process.status === 'unknown') return refuseMissing('not found');
  if (isRegistration(command)) {
    return process.status === 'closed' ? acceptAsIs('process is closed') : decideMember(command, process.members);
  }
  if (process.status === 'closed') return refuse('process is closed');
  if (command.type === 'CloseProcess') {
    if (process.status === 'draft') return refuse('process is not initiated');
    if (openMeasures(process.members).length > 0) return refuse('measures are open');
    return accept({ type: 'ProcessClosed', data: command.data });
  }
  if (command.type === 'ResumeProcess') {
    return process.status === 'suspended'
      ? accept({ type: 'ProcessResumed', data: {} })
      : refuse('process is not suspended');
  }
  if (command.type === 'AssignProcessLead') return assignLead(command, process, facts);
  return process.status === 'suspended' ? refuse('process is suspended') : decideOpen(command, process, facts);
}

/** A lead is followed by another one also while the process is suspended. */
function assignLead(
  { data, meta }: Extract<StrategyProcessCommand, { readonly type: 'AssignProcessLead' }>,
  process: Exclude<StrategyProcess, { readonly status: 'unknown' | 'closed' }>,
  facts: StrategyProcessFacts,
): Decision {
  if (process.status === 'draft') return refuse('process is not initiated');
  if (process.lead === data.lead) return acceptAsIs('leads already');
  if (facts.leadHasEnded) return refuse('organisation has ended');
  const refused = refusedForReorganisation({ data, meta });
  if (refused !== undefined) return refused;
  return accept({ type: 'ProcessLeadAssigned', data });
}

type Registration = Exclude<MemberCommand, { readonly type: 'ChooseCurrency' }>;
type OpenCommand = Exclude<
  StrategyProcessCommand,
  Registration | { readonly type: 'DraftProcess' | 'CloseProcess' | 'ResumeProcess' | 'AssignProcessLead' }
>;

/** What happened elsewhere is noted whatever the process does meanwhile. */
function isRegistration(command: StrategyProcessCommand): command is Registration {
  return (
    command.type === 'RegisterMeasure' || command.type === 'NoteMeasureOver' || command.type === 'RegisterCommittee'
  );
}

function decideOpen(command: OpenCommand, process: OpenProcess, facts: StrategyProcessFacts): Decision {
  switch (command.type) {
    case 'InitiateProcess':
      if (process.status !== 'draft') return refuse('process is initiated already');
      if (facts.leadHasEnded) return refuse('organisation has ended');
      return accept({ type: 'ProcessInitiated', data: command.data });
    case 'SuspendProcess':
      if (process.status === 'draft') return refuse('process is not initiated');
      return accept({ type: 'ProcessSuspended', data: command.data });
    case 'RegisterParticipant':
    case 'NameFieldOfAction':
    case 'RecordContext':
    case 'RecordProcessEvent':
      return decideEntry(command, process.entries);
    case 'ChooseCurrency':
      return decideMember(command, process.members);
    case 'StartPhase':
    case 'StartCycle':
      if (process.status === 'draft') return refuse('process is not initiated');
      return decidePhase(command, process.cycles);
    case 'PlanPhase':
    case 'NameDeliverable':
    case 'RecordDelivery':
    case 'WaiveDeliverable':
    case 'CompletePhase':
      return decidePhase(command, process.cycles);
  }
}

function evolve(process: StrategyProcess, event: Parameters<typeof strategyProcessDecider.evolve>[1]): StrategyProcess {
  if (event.type === 'ProcessDrafted')
    return { status: 'draft', entries: noEntries, cycles: firstCycle, members: noMembers };
  if (process.status === 'unknown' || process.status === 'closed') return process;
  const { entries, cycles, members } = process;
  switch (event.type) {
    case 'ProcessInitiated':
      return { status: 'initiated', entries, cycles, members, lead: event.data.lead };
    case 'ProcessLeadAssigned':
      return process.status === 'draft' ? process : { ...process, lead: event.data.lead };
    case 'ProcessSuspended': {
      if (process.status === 'draft') return process;
      const before = process.status === 'running' ? 'running' : 'initiated';
      return { status: 'suspended', before, entries, cycles, members, lead: process.lead };
    }
    case 'ProcessResumed':
      return process.status === 'suspended'
        ? { status: process.before, entries, cycles, members, lead: process.lead }
        : process;
    case 'ProcessClosed':
      return { status: 'closed' };
    case 'ParticipantRegistered':
    case 'FieldOfActionNamed':
    case 'ContextRecorded':
    case 'ProcessEventInvited':
    case 'ProcessEventHeld':
      return { ...process, entries: evolveEntries(entries, event) };
    case 'MeasureRegistered':
    case 'MeasureLeft':
    case 'CommitteeRegistered':
    case 'CurrencyChosen':
      return { ...process, members: evolveMembers(members, event) };
    case 'PhaseStarted':
      return process.status === 'draft'
        ? process
        : { status: 'running', entries, members, cycles: evolveCycles(cycles, event), lead: process.lead };
    case 'PhasePlanned':
    case 'DeliverableNamed':
    case 'DeliverableDelivered':
    case 'DeliverableWaived':
    case 'PhaseCompleted':
    case 'CycleStarted':
    case 'DateRefined':
      return { ...process, cycles: evolveCycles(cycles, event) };
  }
}
