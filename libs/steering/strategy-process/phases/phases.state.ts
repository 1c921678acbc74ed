import type { PartialDate } from '#event-sourcing';
import type { PhaseKind } from './phases.commands.js';

export interface Deliverable {
  readonly title: string;
  readonly status: 'open' | 'delivered' | 'waived';
}

/** `started.event` is the event that has the start's date: `DateRefined` names it. */
export interface Phase {
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
