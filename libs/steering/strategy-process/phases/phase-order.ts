import { certainlyBefore } from '#event-sourcing';
import { PHASE_KINDS } from './phases.commands.js';

interface BegunPhase {
  readonly kind: string;
  readonly cycle: number;
  /** `null` before it began. */
  readonly startedOn: string | null;
}

/** Phases may overlap: a phase that began before the phase ahead of it in its cycle gives a warning, no refusal. */
export function phaseOrderWarnings(phases: readonly BegunPhase[]): readonly string[] {
  return phases.flatMap((phase) => {
    const rank = rankOf(phase);
    if (phase.startedOn === null || rank < 1) return [];
    const ahead = PHASE_KINDS[rank - 1];
    const before = phases.find(({ kind, cycle }) => kind === ahead && cycle === phase.cycle)?.startedOn;
    const begunBefore = before !== undefined && before !== null && !certainlyBefore(phase.startedOn, before);
    return begunBefore ? [] : [`${phase.kind} of cycle ${phase.cycle} began before ${ahead}`];
  });
}

function rankOf({ kind }: BegunPhase): number {
  return PHASE_KINDS.findIndex((known) => known === kind);
}
