import type { ReadModels } from '#http';
import type { DecisionRef } from '../decision/decision-ref.js';
import type { Thing } from '../decision/subjects.js';
import { goals, goalStatusOf } from '../goal/goals.projection.js';
import { decisionOf, statusOf } from '../measure/measure-standing.js';
import { measureProvisions, measures } from '../measure/measures.tables.js';
import { known } from '../names/names.js';

/** A measure or goal with what keeps it from starting. */
export interface FollowedThing {
  readonly process: string;
  readonly title: string;
  readonly status: string;
  /** What its adoption rests on now. */
  readonly adoptedBy?: DecisionRef;
  readonly openProvisions: readonly {
    readonly provision: string;
    readonly kind: string;
    readonly note: string | null;
  }[];
}

export type FollowedThings = (thing: Thing) => FollowedThing | undefined;

/** Looks these up, with one query a table. */
export async function followedThings(reads: ReadModels, things: readonly Thing[]): Promise<FollowedThings> {
  const found = new Map([...(await followedMeasures(reads, things)), ...(await followedGoals(reads, things))]);
  return ({ kind, id }) => found.get(`${kind} ${id}`);
}

type Found = readonly (readonly [key: string, thing: FollowedThing])[];

async function followedMeasures(reads: ReadModels, things: readonly Thing[]): Promise<Found> {
  const ids = idsOf(things, 'measure');
  const rows = await known(ids, (some) => reads.rows(measures, (all) => all.where('id', 'in', some)));
  const open = await known(ids, (some) =>
    reads.rows(measureProvisions, (all) =>
      all.where('measure', 'in', some).where('metBy', 'is', null).orderBy('ordinal'),
    ),
  );
  const provisionsOf = Map.groupBy(open, ({ measure }) => measure);
  return rows.map((row) => {
    const openProvisions = (provisionsOf.get(row.id) ?? [])
      .filter(({ ordinal }) => ordinal === row.adoptedAt)
      .map(({ provision, kind, note }) => ({ provision, kind, note }));
    return [`measure ${row.id}`, { ...said(row, statusOf(row)), openProvisions }];
  });
}

async function followedGoals(reads: ReadModels, things: readonly Thing[]): Promise<Found> {
  const ids = idsOf(things, 'goal');
  const rows = await known(ids, (some) => reads.rows(goals, (all) => all.where('id', 'in', some)));
  return rows.map((row) => [`goal ${row.id}`, { ...said(row, goalStatusOf(row)), openProvisions: [] }]);
}

function idsOf(things: readonly Thing[], of: Thing['kind']): readonly string[] {
  return [...new Set(things.flatMap(({ kind, id }) => (kind === of ? [id] : [])))];
}

function said(
  { process, title, decision }: { readonly process: string; readonly title: string; readonly decision: unknown },
  status: string,
): Omit<FollowedThing, 'openProvisions'> {
  const adoptedBy = decisionOf(decision);
  return { process, title, status, ...(adoptedBy !== undefined && { adoptedBy }) };
}
