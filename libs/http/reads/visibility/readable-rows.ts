import type { Binding, Table } from '#event-sourcing';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Rows } from '../read-models.js';
import { isPlaced, PLACED } from '#places';

type Database = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Builder = ExpressionBuilder<Database, string>;
type Condition = Expression<SqlBool>;

/** The rows of a table that belong to these parties or do not depend on anything that is not public. */
export function readableRows<T extends Table>(table: T, rows: Rows<T>, parties: readonly string[]): Rows<T> {
  const { visibility } = table;
  if (visibility === 'everyone') return rows;
  // The conditions name tables and columns by text: the types of a generic table do not show them.
  return rows.where((typed) => {
    // The builder of any table, see above.
    const eb = typed as unknown as Builder;
    if (visibility === undefined) return sql<SqlBool>`1 = 0`;
    const { boundTo, organisation } = visibility;
    const all = eb.and(boundTo.map((binding) => bound(eb, table, binding, parties)));
    const own = parties
      .filter((party) => party.startsWith(ORGANISATION))
      .map((party) => party.slice(ORGANISATION.length));
    if (organisation === undefined || own.length === 0) return all;
    return eb.or([all, eb(eb.ref(`${table.name}.${organisation}`), 'in', own)]);
  });
}

const ORGANISATION = 'organisation-';

/** Whether the row depends on nothing of the binding, or on what is readable. */
function bound(eb: Builder, { name }: Table, binding: Binding, parties: readonly string[]): Condition {
  const column = (of: string): Expression<unknown> => eb.ref(`${name}.${of}`);
  const part = binding.part === undefined ? undefined : column(binding.part);
  if ('stream' in binding) {
    const stream = column(binding.stream);
    return eb.and(
      Object.entries(PLACED).map(([category, { parts }]) =>
        eb.or([
          sql<SqlBool>`${stream} not like ${sql.lit(`${category}-%`)}`,
          whole(eb, stream, parts ? part : undefined, parties),
        ]),
      ),
    );
  }
  if (!isPlaced(binding.category)) return sql<SqlBool>`1 = 1`;
  const id = column(binding.id);
  const place = sql<string>`${sql.lit(`${binding.category}-`)} || ${id}`;
  return eb.or([eb(id, 'is', null), whole(eb, place, part, parties)]);
}

function whole(
  eb: Builder,
  place: Expression<unknown>,
  part: Expression<unknown> | undefined,
  parties: readonly string[],
): Condition {
  const isReadable = readable(eb, place, parties);
  if (part === undefined) return isReadable;
  const ofPart = readable(eb, sql<string>`${place} || '/' || ${part}`, parties);
  return eb.and([isReadable, eb.or([eb(part, 'is', null), ofPart])]);
}

/** A place that the table does not know yet is not readable. */
function readable(eb: Builder, key: Expression<unknown>, parties: readonly string[]): Condition {
  const known = eb
    .selectFrom('placeKeys as k')
    .innerJoin('places as p', 'p.place', 'k.place')
    .select(sql.lit(1).as('one'))
    .where('k.key', '=', key);
  // The inner query adds the tables `k` and `p` to those that the builder knows.
  return eb.exists(known.where((inner) => open(inner as unknown as Builder, parties)));
}

/** Whether the place `p` is open to these parties. */
function open(eb: Builder, parties: readonly string[]): Condition {
  const isPublic = eb('p.public', '<>', 'no');
  if (parties.length === 0) return isPublic;
  const own = eb
    .selectFrom('placeParties as q')
    .select(sql.lit(1).as('one'))
    .where('q.party', 'in', [...parties])
    .where((inner) =>
      inner.or([inner('q.place', '=', inner.ref('p.place')), inner('q.place', '=', inner.ref('p.whole'))]),
    );
  return eb.or([isPublic, eb.exists(own)]);
}
