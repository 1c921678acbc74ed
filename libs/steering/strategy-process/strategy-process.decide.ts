import type { CommandOf } from '#commands';
import type { Command, DecideMap, Decider, Decision } from '#event-sourcing';
import { accept, acceptAsIs, decideByType, refuse, refuseMissing, refuseReference } from '#event-sourcing';
import type { ReferenceFacts } from '#shared-kernel';
import { refuseMissingReference, refusedForReorganisation } from '#shared-kernel';
import { decideEntries } from './entries/entries.decide.js';
import { decideCurrency, decideRegistrations, findAfterClosing } from './members/members.decide.js';
import type { RegistrationCommand } from './members/members.decide.js';
import { openMeasures } from './members/members.state.js';
import { decidePhases, phaseWarnings } from './phases/phases.decide.js';
import type { strategyProcessCommands } from './strategy-process.commands.js';
import type { StrategyProcessEvent } from './strategy-process.events.js';
import { strategyProcessShapes } from './strategy-process.events.js';
import { evolveStrategyProcess } from './strategy-process.evolve.js';
import type { StrategyProcessRefusal } from './strategy-process.refusals.js';
import { germanStrategyProcess } from './strategy-process.refusals.js';
import type { OpenProcess, StrategyProcess, UnfinishedProcess } from './strategy-process.state.js';

export type StrategyProcessCommand = CommandOf<(typeof strategyProcessCommands)[number]>;
type Of<T extends StrategyProcessCommand['type']> = Extract<StrategyProcessCommand, Command<T>>;

export interface StrategyProcessFacts extends ReferenceFacts {
  readonly mandateKnown: boolean;
  readonly leadHasEnded: boolean;
}

type ProcessDecision = Decision<StrategyProcessEvent, StrategyProcessRefusal>;

/** Commands that a suspended process takes too. */
type UnfinishedCommand = RegistrationCommand | Of<'AssignProcessLead' | 'ResumeProcess' | 'CloseProcess'>;

const unfinished: DecideMap<
  UnfinishedCommand,
  UnfinishedProcess,
  StrategyProcessEvent,
  StrategyProcessRefusal,
  StrategyProcessFacts
> = {
  ...decideRegistrations,
  AssignProcessLead: assignLead,
  ResumeProcess: (_command, { status }) =>
    status === 'suspended' ? accept({ type: 'ProcessResumed', data: {} }) : refuse('process is not suspended'),
  CloseProcess: ({ data }, { status, members }) => {
    if (status === 'draft') return refuse('process is not initiated');
    if (openMeasures(members).length > 0) return refuse('measures are open');
    return accept({ type: 'ProcessClosed', data });
  },
};
const decideUnfinished = decideByType<
  UnfinishedCommand,
  UnfinishedProcess,
  StrategyProcessEvent,
  StrategyProcessRefusal,
  StrategyProcessFacts
>(unfinished);

const decideOpen = decideByType<
  Exclude<StrategyProcessCommand, Of<'DraftProcess'> | UnfinishedCommand>,
  OpenProcess,
  StrategyProcessEvent,
  StrategyProcessRefusal,
  StrategyProcessFacts
>({
  InitiateProcess: ({ data }, { status }, { leadHasEnded }) => {
    if (status !== 'draft') return refuse('process is initiated already');
    return leadHasEnded ? refuse('organisation has ended') : accept({ type: 'ProcessInitiated', data });
  },
  SuspendProcess: ({ data }, { status }) =>
    status === 'draft' ? refuse('process is not initiated') : accept({ type: 'ProcessSuspended', data }),
  ...decideEntries,
  ...decideCurrency,
  ...decidePhases,
});

export const strategyProcessDecider: Decider<
  StrategyProcessCommand,
  StrategyProcess,
  StrategyProcessEvent,
  StrategyProcessRefusal,
  StrategyProcessFacts
> = {
  category: 'strategyProcess',
  initial: { status: 'unknown' },
  events: strategyProcessShapes,
  german: germanStrategyProcess,
  warnings: phaseWarnings,
  decide,
  evolve: evolveStrategyProcess,
};

function decide(
  command: StrategyProcessCommand,
  process: StrategyProcess,
  facts: StrategyProcessFacts,
): ProcessDecision {
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (!facts.mandateKnown) return refuseReference('mandate is no resolution of this meeting', 'mandate');
  if (command.type === 'DraftProcess') {
    if (process.status !== 'unknown') return refuse('process is drafted already');
    return accept({ type: 'ProcessDrafted', data: command.data });
  }
  if (process.status === 'unknown') return refuseMissing('not found');
  if (process.status === 'closed') {
    if (command.type === 'RegisterMeasure') return findAfterClosing(command, process);
    // A policy registers the state of other streams, which does not depend on the status of the process.
    return Object.hasOwn(decideRegistrations, command.type)
      ? acceptAsIs('process is closed')
      : refuse('process is closed');
  }
  if (isUnfinishedCommand(command)) return decideUnfinished(command, process, facts);
  return process.status === 'suspended' ? refuse('process is suspended') : decideOpen(command, process, facts);
}

function isUnfinishedCommand(command: StrategyProcessCommand): command is UnfinishedCommand {
  return Object.hasOwn(unfinished, command.type);
}

/** Another organisation may take the lead while the process is suspended. */
function assignLead(
  { data, meta }: Of<'AssignProcessLead'>,
  process: UnfinishedProcess,
  { leadHasEnded }: StrategyProcessFacts,
): ProcessDecision {
  if (process.status === 'draft') return refuse('process is not initiated');
  if (process.lead === data.lead) return acceptAsIs('leads already');
  if (leadHasEnded) return refuse('organisation has ended');
  return refusedForReorganisation({ data, meta }) ?? accept({ type: 'ProcessLeadAssigned', data });
}
