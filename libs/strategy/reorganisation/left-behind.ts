import type { ReadModels } from '#http';
import { assignments } from '../assignment/assignments.projection.js';
import { OPEN_ASSIGNMENT } from '../assignment/assignment-status.js';
import { OVER } from '../measure/measure-status.js';
import { measures } from '../measure/measures.tables.js';
import { organisations } from '../organisation/organisations.projection.js';
import { processes } from '../strategy-process/strategy-processes.tables.js';

export interface LeftBehind {
  readonly kind: 'processLead' | 'measureLead' | 'assignment' | 'parent';
  readonly thing: string;
  /** The organisation that has ended. */
  readonly of: string;
}

/** What is still with the organisations that the reorganisation ended, whyever: nobody looks after it. */
export async function leftBehind(reads: ReadModels, reorganisation: string): Promise<readonly LeftBehind[]> {
  const gone = await reads.rows(organisations, (rows) =>
    rows.where('reorganisation', '=', reorganisation).where('status', '=', 'ended'),
  );
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return [];
  const led = await reads.rows(processes, (rows) => rows.where('lead', 'in', ids).orderBy('ordinal'));
  const steps = await reads.rows(measures, (rows) => rows.where('lead', 'in', ids).orderBy('ordinal'));
  const given = await reads.rows(assignments, (rows) =>
    rows.where('to', 'in', ids).where('status', 'in', OPEN_ASSIGNMENT).orderBy('ordinal'),
  );
  const below = await reads.rows(organisations, (rows) =>
    rows.where('parent', 'in', ids).where('status', '=', 'registered').orderBy('ordinal'),
  );
  return [
    ...led.filter(({ status }) => status !== 'closed').map(({ id, lead }) => left('processLead', id, lead)),
    ...steps.filter(({ status }) => !isOver(status)).map(({ id, lead }) => left('measureLead', id, lead)),
    ...given.map(({ id, to }) => left('assignment', id, to)),
    ...below.map(({ id, parent }) => left('parent', id, parent)),
  ];
}

/** The organisation is one of those that were asked for, never `null`. */
function left(kind: LeftBehind['kind'], thing: string, of: string | null): LeftBehind {
  return { kind, thing, of: of ?? '' };
}

function isOver(status: string): boolean {
  return OVER.some((one) => one === status);
}
