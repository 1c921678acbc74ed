import type { ReadModels } from '#http';
import type { Thing } from '../decision/subjects.js';
import { known } from '../names/names.js';
import { basisQuestions, decidedThings, thingProvisions } from './follow-up.tables.js';
import type { ThingStanding } from './thing-status.js';
import { standingOf } from './thing-status.js';

/** A measure or goal with what keeps it from starting. */
export interface FollowedThing extends ThingStanding {
  readonly process: string;
  readonly title: string;
  readonly openProvisions: readonly {
    readonly provision: string;
    readonly kind: string;
    readonly note: string | null;
  }[];
}

export type FollowedThings = (thing: Thing) => FollowedThing | undefined;

/** Looks these up, with one query a table. */
export async function followedThings(reads: ReadModels, things: readonly Thing[]): Promise<FollowedThings> {
  const wanted = [...new Set(things.map(({ id }) => id))];
  const rows = await known(wanted, (ids) => reads.rows(decidedThings, (all) => all.where('id', 'in', ids)));
  const questions = await known(wanted, (ids) => reads.rows(basisQuestions, (all) => all.where('thing', 'in', ids)));
  const provisions = await known(wanted, (ids) =>
    reads.rows(thingProvisions, (all) => all.where('thing', 'in', ids).where('met', '=', false).orderBy('ordinal')),
  );
  const [asked, subjectTo] = [byThing(questions), byThing(provisions)];
  const found = new Map(
    rows.map((row) => {
      const standing = standingOf(row, asked.get(row.id) ?? []);
      const { adoptedAt } = standing;
      const openProvisions = (subjectTo.get(row.id) ?? [])
        .filter(({ ordinal }) => ordinal === adoptedAt)
        .map(({ provision, kind, note }) => ({ provision, kind, note }));
      const { process, title } = row;
      return [`${row.kind} ${row.id}`, { ...standing, process, title, openProvisions }] as const;
    }),
  );
  return ({ kind, id }) => found.get(`${kind} ${id}`);
}

function byThing<Row extends { readonly thing: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, ({ thing }) => thing);
}
