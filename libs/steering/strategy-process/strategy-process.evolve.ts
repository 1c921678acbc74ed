import { evolveByType } from '#event-sourcing';
import { noEntries } from './entries/entries.state.js';
import { evolveEntries } from './entries/entries.evolve.js';
import { evolveMembers } from './members/members.evolve.js';
import { noMembers } from './members/members.state.js';
import { evolvePhases } from './phases/phases.evolve.js';
import { firstCycle } from './phases/phases.state.js';
import type { StrategyProcessEvent } from './strategy-process.events.js';
import type { StrategyProcess } from './strategy-process.state.js';
import { ofUnfinished } from './strategy-process.state.js';

export const evolveStrategyProcess = evolveByType<StrategyProcess, StrategyProcessEvent>({
  ProcessDrafted: () => ({ status: 'draft', entries: noEntries, cycles: firstCycle, members: noMembers }),
  ProcessInitiated: ofUnfinished(({ entries, cycles, members }, { data: { lead } }) => ({
    status: 'initiated',
    ...{ entries, cycles, members, lead },
  })),
  ProcessLeadAssigned: ofUnfinished((process, { data: { lead } }) =>
    process.status === 'draft' ? process : { ...process, lead },
  ),
  ProcessSuspended: ofUnfinished((process) => {
    if (process.status === 'draft') return process;
    const { entries, cycles, members, lead } = process;
    const before = process.status === 'running' ? 'running' : 'initiated';
    return { status: 'suspended', before, entries, cycles, members, lead };
  }),
  ProcessResumed: ofUnfinished((process) => {
    if (process.status !== 'suspended') return process;
    const { before: status, entries, cycles, members, lead } = process;
    return { status, entries, cycles, members, lead };
  }),
  ProcessClosed: ofUnfinished(() => ({ status: 'closed', foundAfterClosing: [] })),
  ...evolveEntries,
  ...evolveMembers,
  ...evolvePhases,
});
