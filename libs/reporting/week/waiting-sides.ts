import type { Reads } from '#http';
import { isOver, measures, processes, statusOf } from '#steering';
import { awaitedOf } from './awaited.js';
import type { Leads, Waiting } from './waiting.js';
import { waitsFor } from './waits-for.js';

/** The open acts between an organisation and others: those that it waits for, and those that it owes. */
export interface WaitingSides {
  readonly waitsFor: readonly Waiting[];
  readonly awaited: readonly Waiting[];
}

export async function waitingSides(reads: Reads, organisation: string): Promise<WaitingSides> {
  const led = await reads.rows(measures, (rows) => rows.where('lead', '=', organisation).orderBy('ordinal'));
  const open = led.filter((row) => !isOver(statusOf(row)));
  const leads = await leadsOf(reads);
  const own = [...leads].flatMap(([process, lead]) => (lead === organisation ? [process] : []));
  return {
    waitsFor: await waitsFor(reads, { organisation, open, leads }),
    awaited: await awaitedOf(reads, { organisation, open, processes: own }),
  };
}

async function leadsOf(reads: Reads): Promise<Leads> {
  const rows = await reads.rows(processes, (all) => all.where('status', '!=', 'closed').orderBy('ordinal'));
  return new Map(rows.map(({ id, lead }) => [id, lead]));
}
