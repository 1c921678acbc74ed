import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import {
  contextEntries,
  deliverables,
  fieldsOfAction,
  phases,
  processCycles,
  processDates,
  processes,
  processEvents,
  processInvitations,
  processMeasures,
  processParticipants,
} from './strategy-process.tables.js';

export interface ProcessRows {
  readonly process: RowOf<typeof processes>;
  readonly dates: readonly RowOf<typeof processDates>[];
  readonly measures: readonly RowOf<typeof processMeasures>[];
  readonly participants: readonly RowOf<typeof processParticipants>[];
  readonly fieldsOfAction: readonly RowOf<typeof fieldsOfAction>[];
  readonly context: readonly RowOf<typeof contextEntries>[];
  readonly events: readonly RowOf<typeof processEvents>[];
  readonly invitations: readonly RowOf<typeof processInvitations>[];
  readonly cycles: readonly RowOf<typeof processCycles>[];
  readonly phases: readonly RowOf<typeof phases>[];
  readonly deliverables: readonly RowOf<typeof deliverables>[];
}

/** The rows of a process and of its parts, these in the order in which they were entered. */
export async function processRows(reads: Reads, id: string): Promise<ProcessRows | undefined> {
  const process = await reads.row(processes, { id });
  if (process === undefined) return undefined;
  return {
    process,
    dates: await reads.rows(processDates, (rows) => rows.where('process', '=', id)),
    measures: await reads.rows(processMeasures, (rows) => rows.where('process', '=', id)),
    participants: await reads.rows(processParticipants, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
    fieldsOfAction: await reads.rows(fieldsOfAction, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
    context: await reads.rows(contextEntries, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
    events: await reads.rows(processEvents, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
    invitations: await reads.rows(processInvitations, (rows) => rows.where('process', '=', id)),
    cycles: await reads.rows(processCycles, (rows) => rows.where('process', '=', id).orderBy('cycle')),
    phases: await reads.rows(phases, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
    deliverables: await reads.rows(deliverables, (rows) => rows.where('process', '=', id).orderBy('ordinal')),
  };
}
