import type { ProcessEntries } from './entries/entries.state.js';
import type { ProcessMembers } from './members/members.state.js';
import type { Cycles } from './phases/phases.state.js';

/** The parts of a process in every status once it is drafted. */
interface ProcessContent {
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

/** A drafted process that is not closed. */
export type UnfinishedProcess =
  OpenProcess | (LedProcess & { readonly status: 'suspended'; readonly before: 'initiated' | 'running' });

/** `foundAfterClosing`: measures that were registered too late. */
export interface ClosedProcess {
  readonly status: 'closed';
  readonly foundAfterClosing: readonly string[];
}

export type StrategyProcess = { readonly status: 'unknown' } | UnfinishedProcess | ClosedProcess;

/** A step of `evolve` that leaves an unknown and a closed process as they are. */
export function ofUnfinished<E>(
  step: (process: UnfinishedProcess, event: E) => StrategyProcess,
): (process: StrategyProcess, event: E) => StrategyProcess {
  return (process, event) =>
    process.status === 'unknown' || process.status === 'closed' ? process : step(process, event);
}

/** Every budget of a process is in one currency. */
export function currencyOf(process: StrategyProcess): string {
  return 'members' in process ? process.members.currency : 'EUR';
}

export function fieldsOfActionOf(process: StrategyProcess): readonly string[] {
  return 'entries' in process ? process.entries.fieldsOfAction.map(({ field }) => field) : [];
}
