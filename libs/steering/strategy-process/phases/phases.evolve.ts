import type { DateRefined, EvolveMap } from '#event-sourcing';
import type { PhaseEvent } from '../strategy-process.events.js';
import type { StrategyProcess } from '../strategy-process.state.js';
import { ofUnfinished } from '../strategy-process.state.js';
import type { Cycles, Deliverable, Phase } from './phases.state.js';

export const evolvePhases: EvolveMap<StrategyProcess, PhaseEvent | DateRefined> = {
  CycleStarted: inCycles((cycles, { data }) => ({ ...cycles, present: data.cycle })),
  PhasePlanned: inCycles((cycles, { data: { phase, kind, cycle } }) => ({
    ...cycles,
    phases: { ...cycles.phases, [phase]: { kind, cycle, completed: false, deliverables: {} } },
  })),
  PhaseStarted: ofUnfinished((process, { data, occurredOn: on, eventId: event }) => {
    if (process.status === 'draft') return process;
    const { entries, members, lead } = process;
    const cycles = changePhase(process.cycles, data.phase, (phase) => ({ ...phase, started: { on, event } }));
    return { status: 'running', entries, members, cycles, lead };
  }),
  PhaseCompleted: inCycles((cycles, { data }) =>
    changePhase(cycles, data.phase, (phase) => ({ ...phase, completed: true })),
  ),
  DeliverableNamed: inCycles((cycles, { data: { phase: id, deliverable, title } }) =>
    changePhase(cycles, id, (phase) => ({
      ...phase,
      deliverables: { ...phase.deliverables, [deliverable]: { title, status: 'open' } },
    })),
  ),
  DeliverableDelivered: inCycles((cycles, { data }) => mark(cycles, data, 'delivered')),
  DeliverableWaived: inCycles((cycles, { data }) => mark(cycles, data, 'waived')),
  DateRefined: inCycles((cycles, { data }) => refineStart(cycles, data)),
};

function inCycles<E>(
  step: (cycles: Cycles, event: E) => Cycles,
): (process: StrategyProcess, event: E) => StrategyProcess {
  return ofUnfinished((process, event) => ({ ...process, cycles: step(process.cycles, event) }));
}

function refineStart(cycles: Cycles, { event, to: on }: DateRefined['data']): Cycles {
  const refined = Object.entries(cycles.phases).find(([, { started }]) => started?.event === event);
  if (refined === undefined) return cycles;
  return changePhase(cycles, refined[0], (phase) => ({ ...phase, started: { on, event } }));
}

function changePhase(cycles: Cycles, id: string, change: (phase: Phase) => Phase): Cycles {
  const phase = cycles.phases[id];
  return phase === undefined ? cycles : { ...cycles, phases: { ...cycles.phases, [id]: change(phase) } };
}

function mark(
  cycles: Cycles,
  { phase: id, deliverable }: { readonly phase: string; readonly deliverable: string },
  status: Deliverable['status'],
): Cycles {
  return changePhase(cycles, id, (phase) => {
    const named = phase.deliverables[deliverable];
    if (named === undefined) return phase;
    return { ...phase, deliverables: { ...phase.deliverables, [deliverable]: { ...named, status } } };
  });
}
