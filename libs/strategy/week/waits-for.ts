import type { ReadModels } from '#http';
import { assignments } from '../assignment/assignments.projection.js';
import { decisionProvisions } from '../decision/decisions.tables.js';
import type { MeasureRow } from '../measure/measure-standing.js';
import { recordOf, statusOf } from '../measure/measure-standing.js';
import { isOver, isUnderWay } from '../measure/measure-status.js';
import { measureDependencies, measureProvisions } from '../measure/measures.tables.js';
import { blockOf, measure, rowsById } from './blocked-measures.js';
import type { Leads, Waiting } from './waiting.js';

interface Own {
  readonly organisation: string;
  /** Measures that it leads and that are not over. */
  readonly open: readonly MeasureRow[];
  readonly leads: Leads;
}

/** What stands until somebody else moves. */
export async function waitsFor(reads: ReadModels, { organisation, open, leads }: Own): Promise<readonly Waiting[]> {
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

async function provisions(reads: ReadModels, open: readonly MeasureRow[]): Promise<readonly Waiting[]> {
  const underWay = open.filter((row) => isUnderWay(statusOf(row)));
  const ids = underWay.map(({ id }) => id);
  const own = await reads.rows(measureProvisions, (all) =>
    all.where('measure', 'in', ids).where('metBy', 'is', null).orderBy('ordinal'),
  );
  const records = underWay.flatMap((row) => recordOf(row) ?? []);
  const ofRecords = await reads.rows(decisionProvisions, (all) =>
    all.where('decision', 'in', records).where('metBy', 'is', null).orderBy('place'),
  );
  const ownOf = Map.groupBy(own, (one) => one.measure);
  const ofRecord = Map.groupBy(ofRecords, ({ decision }) => decision);
  return underWay.flatMap((row) => {
    const waits = [
      ...(ownOf.get(row.id) ?? []).filter(({ ordinal }) => ordinal === row.adoptedAt),
      ...(ofRecord.get(recordOf(row) ?? '') ?? []),
    ];
    return waits.map(
      ({ kind }) => ({ for: 'provision', thing: measure(row.id), on: null, whom: null, note: kind }) as const,
    );
  });
}

/** Dependencies and blocks by measures that are not over. */
async function needs(reads: ReadModels, open: readonly MeasureRow[]): Promise<readonly Waiting[]> {
  const ids = open.map(({ id }) => id);
  const links = await reads.rows(measureDependencies, (all) => all.where('measure', 'in', ids).orderBy('ordinal'));
  const blocks = open.flatMap((row) => blockOf(row));
  const others = await rowsById(reads, [...links.map(({ on }) => on), ...blocks.flatMap(({ by }) => by ?? [])]);
  const blocking = blocks.map(({ id, by, reason }): Waiting => {
    const other = by === undefined ? undefined : others.get(by);
    return {
      ...{ for: 'blocking', thing: measure(id), on: by === undefined ? null : measure(by) },
      ...{ whom: other?.lead ?? null, note: reason },
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

async function confirmationsWantedBy(
  reads: ReadModels,
  organisation: string,
  leads: Leads,
): Promise<readonly Waiting[]> {
  const rows = await reads.rows(assignments, (all) =>
    all.where('to', '=', organisation).where('status', '=', 'reportedDone').orderBy('ordinal'),
  );
  return rows.map(({ id, process }) => ({
    ...{ for: 'confirmation', thing: { kind: 'assignment', id }, on: null, note: null },
    whom: process === null ? null : (leads.get(process) ?? null),
  }));
}
