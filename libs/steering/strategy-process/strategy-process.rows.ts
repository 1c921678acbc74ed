import type { Evidence, Recorded, RowChange } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import { processDates, processes } from './strategy-process.tables.js';

/** The columns that every part of a process has. */
export function made(
  { id: process, position, metadata }: Recorded,
  id: string,
): { readonly id: string; readonly ordinal: bigint; readonly process: string; readonly evidence: Evidence } {
  return { id, ordinal: position, process, evidence: metadata.evidence };
}

export function dated({ eventId, id, occurredOn }: Recorded): RowChange {
  return put(processDates, { event: eventId, process: id, on: occurredOn });
}

export function changed(
  { id, revision }: Recorded,
  row: Parameters<typeof patch<typeof processes>>[2] = {},
): RowChange {
  return patch(processes, { id }, { revision, ...row });
}
