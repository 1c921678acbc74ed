import type { ReadModels } from '#http';
import type { DecisionRef } from './decision-ref.js';
import type { Thing } from './subjects.js';

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

/** Looks things of one kind up by their ids, with one query a table. */
export type FollowedThingSource = (
  reads: ReadModels,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, FollowedThing>>;

const sources = new Map<Thing['kind'], FollowedThingSource>();

/** Measures and goals register where they are read, beside their tables. @throws Error for a kind that is registered twice */
export function registerFollowedThings(kind: Thing['kind'], source: FollowedThingSource): void {
  if (sources.has(kind)) throw new Error(`where a ${kind} is read is registered twice`);
  sources.set(kind, source);
}

/** Looks these up, with one query a table. */
export async function followedThings(reads: ReadModels, things: readonly Thing[]): Promise<FollowedThings> {
  const found = new Map<Thing['kind'], ReadonlyMap<string, FollowedThing>>();
  for (const [kind, source] of sources) {
    const ids = new Set(things.flatMap((thing) => (thing.kind === kind ? [thing.id] : [])));
    if (ids.size > 0) found.set(kind, await source(reads, [...ids]));
  }
  return ({ kind, id }) => found.get(kind)?.get(id);
}
