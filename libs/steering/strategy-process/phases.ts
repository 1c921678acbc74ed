import type { DateRefined, Decision, Evolved, PartialDate } from '#event-sourcing';
import { accept, acceptAsIs, certainlyBefore, partId, refuse, refuseMissing, refuseReference } from '#event-sourcing';
import type { PhaseKind } from './strategy-process.commands.js';
import type { PhaseEvent } from './strategy-process.events.js';
import type { StrategyProcessCommand } from './strategy-process.decide.js';

interface Deliverable {
  readonly title: string;
  readonly status: 'open' | 'delivered' | 'waived';
}

/** `started.event` is the event that says when: `DateRefined` names it. */
interface Phase {
  readonly kind: PhaseKind;
  readonly cycle: number;
  readonly started?: { readonly on: PartialDate; readonly event: string };
  readonly completed: boolean;
  readonly deliverables: Readonly<Record<string, Deliverable>>;
}

/** Cycles are numbered from 1; `present` is the one begun last. */
export interface Cycles {
  readonly present: number;
  readonly phases: Readonly<Record<string, Phase>>;
}

export const firstCycle: Cycles = { present: 1, phases: {} };

export type PhaseCommand = Extract<
  StrategyProcessCommand,
  {
    readonly type:
      | 'PlanPhase'
      | 'NameDeliverable'
      | 'RecordDelivery'
      | 'WaiveDeliverable'
      | 'StartPhase'
      | 'CompletePhase'
      | 'StartCycle';
  }
>;

export type PhaseRefusal =
  | 'this cycle has not started'
  | 'phase is planned in this cycle already'
  | 'phase would end before it began'
  | 'phase is not known in this process'
  | 'phase has started already'
  | 'phase has not started'
  | 'phase is completed'
  | 'deliverables of the phase are open'
  | 'there is a deliverable of this title already'
  | 'deliverable is not known in this phase'
  | 'deliverable is waived'
  | 'deliverable is delivered'
  | 'no phase of the present cycle has started';

export const germanPhases: Readonly<Record<PhaseRefusal, string>> = {
  'this cycle has not started': 'Dieser Zyklus hat noch nicht begonnen.',
  'phase is planned in this cycle already': 'Diese Phase ist in diesem Zyklus schon geplant.',
  'phase would end before it began': 'Die Phase würde vor ihrem Beginn enden.',
  'phase is not known in this process': 'Diese Phase ist in diesem Strategieprozess nicht bekannt.',
  'phase has started already': 'Die Phase hat schon begonnen.',
  'phase has not started': 'Die Phase hat noch nicht begonnen.',
  'phase is completed': 'Die Phase ist abgeschlossen.',
  'deliverables of the phase are open': 'Ergebnisse der Phase stehen aus: sie müssen vorliegen oder erlassen sein.',
  'there is a deliverable of this title already': 'Ein Ergebnis dieses Titels gibt es in der Phase schon.',
  'deliverable is not known in this phase': 'Dieses Ergebnis ist in dieser Phase nicht bekannt.',
  'deliverable is waived': 'Auf dieses Ergebnis ist verzichtet worden.',
  'deliverable is delivered': 'Dieses Ergebnis liegt schon vor.',
  'no phase of the present cycle has started': 'Im jetzigen Zyklus hat noch keine Phase begonnen.',
};

type PhaseDecision = Decision<PhaseEvent, PhaseRefusal>;

export function decidePhase(command: PhaseCommand, cycles: Cycles): PhaseDecision {
  if (command.type === 'PlanPhase') return planPhase(command, cycles);
  if (command.type === 'StartCycle') {
    const begun = Object.values(cycles.phases).some(
      ({ cycle, started }) => cycle === cycles.present && started !== undefined,
    );
    if (!begun) return refuse('no phase of the present cycle has started');
    return accept<PhaseEvent>({ type: 'CycleStarted', data: { cycle: cycles.present + 1, ...command.data } });
  }
  const phase = cycles.phases[command.data.phase];
  if (phase === undefined) return refuseMissing('phase is not known in this process');
  if (phase.completed) return refuse('phase is completed');
  switch (command.type) {
    case 'StartPhase':
      if (phase.started !== undefined) return refuse('phase has started already');
      return accept<PhaseEvent>({ type: 'PhaseStarted', data: command.data });
    case 'CompletePhase':
      return completePhase(command, phase);
    case 'NameDeliverable':
    case 'RecordDelivery':
    case 'WaiveDeliverable':
      return decideDeliverable(command, phase);
  }
}

/** Planned on their own, so that a phase keeps its plan beside what happened. */
function planPhase({ data, meta }: Extract<PhaseCommand, { type: 'PlanPhase' }>, cycles: Cycles): PhaseDecision {
  const { kind, cycle = cycles.present, from = 'unknown', until = 'unknown' } = data;
  if (cycle > cycles.present) return refuseReference('this cycle has not started', 'cycle');
  if (certainlyBefore(until, from)) return refuse('phase would end before it began');
  if (Object.values(cycles.phases).some((other) => other.kind === kind && other.cycle === cycle)) {
    return refuse('phase is planned in this cycle already');
  }
  const phase = partId(meta.commandId, 'phase', 0);
  return accept<PhaseEvent>({ type: 'PhasePlanned', data: { phase, kind, cycle, from, until } });
}

function completePhase({ data, meta }: Extract<PhaseCommand, { type: 'CompletePhase' }>, phase: Phase): PhaseDecision {
  if (phase.started === undefined) return refuse('phase has not started');
  if (certainlyBefore(meta.occurredOn, phase.started.on)) return refuse('phase would end before it began');
  const open = Object.values(phase.deliverables).some(({ status }) => status === 'open');
  if (open) return refuse('deliverables of the phase are open');
  return accept<PhaseEvent>({ type: 'PhaseCompleted', data });
}

function decideDeliverable(
  command: Extract<PhaseCommand, { type: 'NameDeliverable' | 'RecordDelivery' | 'WaiveDeliverable' }>,
  { deliverables }: Phase,
): PhaseDecision {
  if (command.type === 'NameDeliverable') {
    const { phase, title } = command.data;
    if (Object.values(deliverables).some((other) => other.title === title)) {
      return refuse('there is a deliverable of this title already');
    }
    const deliverable = partId(command.meta.commandId, 'deliverable', 0);
    return accept<PhaseEvent>({ type: 'DeliverableNamed', data: { phase, deliverable, title } });
  }
  const named = deliverables[command.data.deliverable];
  if (named === undefined) return refuseMissing('deliverable is not known in this phase');
  switch (command.type) {
    case 'RecordDelivery':
      if (named.status === 'delivered') return acceptAsIs('delivered already');
      if (named.status === 'waived') return refuse('deliverable is waived');
      return accept<PhaseEvent>({ type: 'DeliverableDelivered', data: command.data });
    case 'WaiveDeliverable':
      if (named.status === 'waived') return refuse('deliverable is waived');
      if (named.status === 'delivered') return refuse('deliverable is delivered');
      return accept<PhaseEvent>({ type: 'DeliverableWaived', data: command.data });
  }
}

export function evolveCycles(cycles: Cycles, event: Evolved<PhaseEvent | DateRefined>): Cycles {
  switch (event.type) {
    case 'CycleStarted':
      return { ...cycles, present: event.data.cycle };
    case 'PhasePlanned': {
      const { phase, kind, cycle } = event.data;
      return { ...cycles, phases: { ...cycles.phases, [phase]: { kind, cycle, completed: false, deliverables: {} } } };
    }
    case 'PhaseStarted': {
      const started = { on: event.occurredOn, event: event.eventId };
      return change(cycles, event.data.phase, (phase) => ({ ...phase, started }));
    }
    case 'PhaseCompleted':
      return change(cycles, event.data.phase, (phase) => ({ ...phase, completed: true }));
    case 'DeliverableNamed': {
      const { phase: id, deliverable, title } = event.data;
      return change(cycles, id, (phase) => ({
        ...phase,
        deliverables: { ...phase.deliverables, [deliverable]: { title, status: 'open' } },
      }));
    }
    case 'DeliverableDelivered':
      return mark(cycles, event.data, 'delivered');
    case 'DeliverableWaived':
      return mark(cycles, event.data, 'waived');
    case 'DateRefined':
      return refineStart(cycles, event.data);
  }
}

function refineStart(cycles: Cycles, { event, to }: DateRefined['data']): Cycles {
  const refined = Object.entries(cycles.phases).find(([, { started }]) => started?.event === event);
  return refined === undefined
    ? cycles
    : change(cycles, refined[0], (phase) => ({ ...phase, started: { on: to, event } }));
}

function change(cycles: Cycles, id: string, to: (phase: Phase) => Phase): Cycles {
  const phase = cycles.phases[id];
  return phase === undefined ? cycles : { ...cycles, phases: { ...cycles.phases, [id]: to(phase) } };
}

function mark(
  cycles: Cycles,
  { phase: id, deliverable }: { readonly phase: string; readonly deliverable: string },
  status: Deliverable['status'],
): Cycles {
  return change(cycles, id, (phase) => {
    const named = phase.deliverables[deliverable];
    if (named === undefined) return phase;
    return { ...phase, deliverables: { ...phase.deliverables, [deliverable]: { ...named, status } } };
  });
}
