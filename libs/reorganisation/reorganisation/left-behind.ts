import type { Reads } from '#http';
import { OPEN_ASSIGNMENT, OVER, assignments, measures, processes } from '#steering';
import { organisations } from '#parties';
import type { Holding } from './holdings.js';

export interface LeftBehind extends Holding {
  /** The organisation that has ended. */
  readonly of: string;
}

/** Holdings of those of the organisations that have ended. Seats in committees and partnerships are not included. */
export async function leftBehind(reads: Reads, among: readonly string[]): Promise<readonly LeftBehind[]> {
  const ended = await reads.rows(organisations, (rows) => rows.where('id', 'in', among).where('status', '=', 'ended'));
  const ids = ended.map(({ id }) => id);
  if (ids.length === 0) return [];
  const led = await reads.rows(processes, (rows) =>
    rows.where('lead', 'in', ids).where('status', '!=', 'closed').orderBy('ordinal'),
  );
  const steps = await reads.rows(measures, (rows) =>
    rows.where('lead', 'in', ids).where('status', 'not in', OVER).orderBy('ordinal'),
  );
  const given = await reads.rows(assignments, (rows) =>
    rows.where('to', 'in', ids).where('status', 'in', OPEN_ASSIGNMENT).orderBy('ordinal'),
  );
  const below = await reads.rows(organisations, (rows) =>
    rows.where('parent', 'in', ids).where('status', '=', 'registered').orderBy('ordinal'),
  );
  return [
    ...led.flatMap(({ id, lead }) => left('processLead', id, lead)),
    ...steps.flatMap(({ id, lead }) => left('measureLead', id, lead)),
    ...given.flatMap(({ id, to }) => left('assignment', id, to)),
    ...below.flatMap(({ id, parent }) => left('parent', id, parent)),
  ];
}

function left(kind: Holding['kind'], thing: string, of: string | null): readonly LeftBehind[] {
  return of === null ? [] : [{ kind, thing, of }];
}
