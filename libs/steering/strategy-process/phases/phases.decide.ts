import type { CommandOf } from '#commands';
import type { Command, DecideMap, Decision, WarningText } from '#event-sourcing';
import {
  accept,
  acceptWarning,
  certainlyBefore,
  partId,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { PhaseEvent } from '../strategy-process.events.js';
import type { OpenProcess } from '../strategy-process.state.js';
import { decideDeliverables } from './deliverables/deliverables.decide.js';
import type { phaseCommands } from './phases.commands.js';
import { PHASE_KINDS } from './phases.commands.js';
import type { PhaseRefusal } from './phases.refusals.js';
import type { Phase } from './phases.state.js';

type PhaseCommand = CommandOf<(typeof phaseCommands)[number]>;
type Of<T extends PhaseCommand['type']> = Extract<PhaseCommand, Command<T>>;
type PhaseDecision = Decision<PhaseEvent, PhaseRefusal | 'process is not initiated'>;

export const decidePhases: DecideMap<
  PhaseCommand,
  OpenProcess,
  PhaseEvent,
  PhaseRefusal | 'process is not initiated',
  unknown
> = {
  PlanPhase: planPhase,
  StartPhase: (command, process) =>
    process.status === 'draft' ? refuse('process is not initiated') : startPhase(command, process),
  CompletePhase: inPhase(completePhase),
  NameDeliverable: inPhase(decideDeliverables.NameDeliverable),
  RecordDelivery: inPhase(decideDeliverables.RecordDelivery),
  WaiveDeliverable: inPhase(decideDeliverables.WaiveDeliverable),
  StartCycle: (command, process) =>
    process.status === 'draft' ? refuse('process is not initiated') : startCycle(command, process),
};

/** Planned on their own, so that a phase keeps its plan beside its real course. */
function planPhase({ data, meta }: Of<'PlanPhase'>, { cycles }: OpenProcess): PhaseDecision {
  const { kind, cycle = cycles.present, from = 'unknown', until = 'unknown' } = data;
  if (cycle > cycles.present) return refuseReference('this cycle has not started', 'cycle');
  if (certainlyBefore(until, from)) return refuse('phase would end before it began');
  if (Object.values(cycles.phases).some((other) => other.kind === kind && other.cycle === cycle)) {
    return refuse('phase is planned in this cycle already');
  }
  const phase = partId(meta.commandId, 'phase', 0);
  return accept<PhaseEvent>({ type: 'PhasePlanned', data: { phase, kind, cycle, from, until } });
}

function startPhase(command: Of<'StartPhase'>, process: OpenProcess): PhaseDecision {
  return inPhase(({ data }: Of<'StartPhase'>, phase) =>
    phase.started === undefined
      ? acceptWarning<PhaseEvent>(isEarly(phase, process) ? [PHASE_EARLY] : [], { type: 'PhaseStarted', data })
      : refuse('phase has started already'),
  )(command, process);
}

/** Phases may overlap; that one before it in the order of its cycle has not started is unusual, and no more. */
function isEarly({ kind, cycle }: Phase, { cycles }: OpenProcess): boolean {
  const before = PHASE_KINDS.slice(0, PHASE_KINDS.indexOf(kind));
  const started = Object.values(cycles.phases).filter((phase) => phase.cycle === cycle && phase.started !== undefined);
  return before.some((earlier) => started.every((phase) => phase.kind !== earlier));
}

const PHASE_EARLY = { code: 'phaseOutOfOrder', about: [] } as const;

export const phaseWarnings = {
  phaseOutOfOrder: {
    english: 'A phase that comes before it has not started in this cycle.',
    german: 'Eine Phase, die davor kommt, hat in diesem Zyklus noch nicht begonnen.',
  },
} as const satisfies Readonly<Record<(typeof PHASE_EARLY)['code'], WarningText>>;

function completePhase({ data, meta }: Of<'CompletePhase'>, { started, deliverables }: Phase): PhaseDecision {
  if (started === undefined) return refuse('phase has not started');
  if (certainlyBefore(meta.occurredOn, started.on)) return refuse('phase would end before it began');
  const open = Object.values(deliverables).some(({ status }) => status === 'open');
  if (open) return refuse('deliverables of the phase are open');
  return accept<PhaseEvent>({ type: 'PhaseCompleted', data });
}

function startCycle({ data }: Of<'StartCycle'>, { cycles: { present, phases } }: OpenProcess): PhaseDecision {
  const hasBegun = Object.values(phases).some(({ cycle, started }) => cycle === present && started !== undefined);
  if (!hasBegun) return refuse('no phase of the present cycle has started');
  return accept<PhaseEvent>({ type: 'CycleStarted', data: { cycle: present + 1, ...data } });
}

/** For commands to one phase, which must be known and not completed. */
function inPhase<C extends { readonly data: { readonly phase: string } }>(
  decide: (command: C, phase: Phase, facts: unknown) => PhaseDecision,
): (command: C, process: OpenProcess) => PhaseDecision {
  return (command, { cycles }) => {
    const phase = cycles.phases[command.data.phase];
    if (phase === undefined) return refuseMissing('phase is not known in this process');
    return phase.completed ? refuse('phase is completed') : decide(command, phase, undefined);
  };
}
