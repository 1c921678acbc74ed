import type { Reads } from '#http';
import type { MeasureRow } from '#steering';
import {
  assignments,
  decisionProvisions,
  isOver,
  isUnderWay,
  measureDependencies,
  measureProvisions,
  recordedDecisionsOf,
  statusOf,
} from '#steering';
import { blockOf, measure, rowsById } from './blocked-measures.js';
import { inChunks } from './in-chunks.js';
import type { Leads, Waiting } from './waiting.js';

interface Own {
  readonly organisation: string;
  /** Open measures that it leads. */
  readonly open: readonly MeasureRow[];
  readonly leads: Leads;
}

/** The open acts of others that an organisation waits for. */
export async function waitsFor(reads: Reads, { organisation, open, leads }: Own): Promise<readonly Waiting[]> {
  const all = [
    ...open.flatMap(adoption),
    ...(await provisions(reads, open)),
    ...(await needs(reads, open)),
    ...open.flatMap((row) => completion(row, leads)),
    ...(await confirmationsWantedBy(reads, organisation, leads)),
  ];
  return all.filter(({ whom }) => whom !== organisation);
}

function adoption(row: MeasureRow): readonly Waiting[] {
  const status = statusOf(row);
  if (status !== 'proposed' && status !== 'reviewed') return [];
  return [{ for: 'adoption', thing: measure(row.id), on: null, whom: null, note: row.decisionLevel }];
}

async function provisions(reads: Reads, open: readonly MeasureRow[]): Promise<readonly Waiting[]> {
  const underWay = open.filter((row) => isUnderWay(statusOf(row)));
  const ids = underWay.map(({ id }) => id);
  const own = await inChunks(ids, (some) =>
    reads.rows(measureProvisions, (all) =>
      all.where('measure', 'in', some).where('metBy', 'is', null).orderBy('ordinal'),
    ),
  );
  const records = underWay.flatMap(recordedDecisionsOf);
  const ofRecords = await inChunks([...new Set(records)], (some) =>
    reads.rows(decisionProvisions, (all) =>
      all.where('decision', 'in', some).where('metBy', 'is', null).orderBy('place'),
    ),
  );
  const ownOf = Map.groupBy(own, (one) => one.measure);
  const ofRecord = Map.groupBy(ofRecords, ({ decision }) => decision);
  return underWay.flatMap((row) => {
    const waits = [
      ...(ownOf.get(row.id) ?? []).filter(({ ordinal }) => ordinal === row.adoptedAt),
      ...recordedDecisionsOf(row).flatMap((record) => ofRecord.get(record) ?? []),
    ];
    return waits.map(
      ({ kind }) => ({ for: 'provision', thing: measure(row.id), on: null, whom: null, note: kind }) as const,
    );
  });
}

/** Blocks of the measures, and their dependencies on open measures. */
async function needs(reads: Reads, open: readonly MeasureRow[]): Promise<readonly Waiting[]> {
  const ids = open.map(({ id }) => id);
  const links = await inChunks(ids, (some) =>
    reads.rows(measureDependencies, (all) => all.where('measure', 'in', some).orderBy('ordinal')),
  );
  const blocks = open.flatMap((row) => blockOf(row));
  const others = await rowsById(reads, [...links.map(({ on }) => on), ...blocks.flatMap(({ by }) => by ?? [])]);
  const blocking = blocks.map(({ id, by, reason }): Waiting => {
    const other = by === undefined ? undefined : others.get(by);
    return {
      ...{ for: 'blocking', thing: measure(id), on: by === undefined ? null : measure(by) },
      // A measure that is over does not block others: the lead of this one ends the block.
      ...{ whom: other === undefined || isOver(statusOf(other)) ? null : other.lead, note: reason },
    };
  });
  const depending = links.flatMap(({ measure: id, on }): readonly Waiting[] => {
    const other = others.get(on);
    if (other === undefined || isOver(statusOf(other))) return [];
    return [{ for: 'dependency', thing: measure(id), on: measure(on), whom: other.lead, note: null }];
  });
  return [...blocking, ...depending];
}

function completion(row: MeasureRow, leads: Leads): readonly Waiting[] {
  if (row.completionReported === null) return [];
  return [{ for: 'confirmation', thing: measure(row.id), on: null, whom: leads.get(row.process) ?? null, note: null }];
}

async function confirmationsWantedBy(reads: Reads, organisation: string, leads: Leads): Promise<readonly Waiting[]> {
  const rows = await reads.rows(assignments, (all) =>
    all.where('to', '=', organisation).where('status', '=', 'reportedDone').orderBy('ordinal'),
  );
  return rows.map(({ id, process }) => ({
    ...{ for: 'confirmation', thing: { kind: 'assignment', id }, on: null, note: null },
    whom: process === null ? null : (leads.get(process) ?? null),
  }));
}
