import type { ReadModels } from '#http';
import { isOver, measures, processes, statusOf } from '#steering';
import { awaitedOf } from './awaited.js';
import { waitsFor } from './waits-for.js';

export type WaitingFor =
  | 'lead'
  | 'adoption'
  | 'provision'
  | 'dependency'
  | 'blocking'
  | 'confirmation'
  | 'answer'
  | 'basis'
  | 'coSignature'
  | 'agenda';

export interface WaitingThing {
  readonly kind: 'measure' | 'assignment' | 'reportingRound' | 'paper' | 'committee' | 'goal';
  readonly id: string;
}

/** Something stands until somebody does what it waits `for`. */
export interface Waiting {
  readonly for: WaitingFor;
  /** What stands. */
  readonly thing: WaitingThing;
  /** The measure that must move, the round that asks. */
  readonly on: WaitingThing | null;
  /** The organisation that has to move; `null` where it is none, or nobody knows it. */
  readonly whom: string | null;
  /** Such as the level that has to adopt, the kind of provision, the reason of the block. */
  readonly note: string | null;
}

/** What an organisation waits for, and what others wait for it to do. */
export interface WaitingSides {
  readonly waitsFor: readonly Waiting[];
  readonly awaited: readonly Waiting[];
}

/** Whoever leads a process confirms, adopts and resolves in it. */
export type Leads = ReadonlyMap<string, string | null>;

export async function waitingOf(reads: ReadModels, organisation: string): Promise<WaitingSides> {
  const led = await reads.rows(measures, (rows) => rows.where('lead', '=', organisation).orderBy('ordinal'));
  const open = led.filter((row) => !isOver(statusOf(row)));
  const leads = await leadsOf(reads);
  const own = [...leads].flatMap(([process, lead]) => (lead === organisation ? [process] : []));
  return {
    waitsFor: await waitsFor(reads, { organisation, open, leads }),
    awaited: await awaitedOf(reads, { organisation, open, processes: own }),
  };
}

async function leadsOf(reads: ReadModels): Promise<Leads> {
  const rows = await reads.rows(processes, (all) => all.where('status', '!=', 'closed').orderBy('ordinal'));
  return new Map(rows.map(({ id, lead }) => [id, lead]));
}
