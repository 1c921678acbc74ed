import type { Binding, Table } from '#event-sourcing';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Rows } from '../read-models.js';
import { CLOSED, isPlaced, PLACED } from '#places';

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
    return eb.and(visibility.boundTo.map((binding) => bound(eb, table, binding, parties)));
  });
}

/** Whether the row depends on nothing of the binding, or on what is readable. */
function bound(eb: Builder, { name }: Table, binding: Binding, parties: readonly string[]): Condition {
  const column = (of: string): Expression<unknown> => eb.ref(`${name}.${of}`);
  const part = binding.part === undefined ? undefined : column(binding.part);
  if ('stream' in binding) return ofStream(eb, column(binding.stream), part, parties);
  if (!isPlaced(binding.category)) return sql<SqlBool>`1 = 1`;
  const id = column(binding.id);
  const place = sql<string>`${sql.lit(`${binding.category}-`)} || ${id}`;
  return eb.or([eb(id, 'is', null), whole(eb, place, part, parties)]);
}

/** Each stream of a category without places, and each readable one; of a meeting the part, too. */
function ofStream(
  eb: Builder,
  stream: Expression<unknown>,
  part: Expression<unknown> | undefined,
  parties: readonly string[],
): Condition {
  const isOther = (category: string): Condition => sql<SqlBool>`${stream} not like ${sql.lit(`${category}-%`)}`;
  const ofPart = part === undefined ? [] : [eb.or([isOther('meeting'), partOf(eb, stream, part, parties)])];
  return eb.or([
    eb.and([...Object.keys(PLACED), ...CLOSED].map(isOther)),
    eb.and([readable(eb, stream, parties), ...ofPart]),
  ]);
}

function whole(
  eb: Builder,
  place: Expression<unknown>,
  part: Expression<unknown> | undefined,
  parties: readonly string[],
): Condition {
  const isReadable = readable(eb, place, parties);
  return part === undefined ? isReadable : eb.and([isReadable, partOf(eb, place, part, parties)]);
}

function partOf(
  eb: Builder,
  place: Expression<unknown>,
  part: Expression<unknown>,
  parties: readonly string[],
): Condition {
  return eb.or([eb(part, 'is', null), readable(eb, sql<string>`${place} || '/' || ${part}`, parties)]);
}

/** A place that the table does not know yet is not readable. */
function readable(eb: Builder, key: Expression<unknown>, parties: readonly string[]): Condition {
  const known = eb
    .selectFrom('placeKeys as k')
    .innerJoin('places as p', 'p.place', 'k.place')
    .select(sql.lit(1).as('one'))
    .where('k.key', '=', key);
  // The inner query adds the tables `k` and `p` to those that the builder knows.
  return eb.exists(known.where((inner) => openOrOrigin(inner as unknown as Builder, parties)));
}

/** Whether the place `p` is open to these parties, or the item that it comes of and the meeting of that item are. */
function openOrOrigin(eb: Builder, parties: readonly string[]): Condition {
  const origin = eb
    .selectFrom('places as o')
    .innerJoin('places as w', 'w.place', 'o.whole')
    .select(sql.lit(1).as('one'))
    .where('o.place', '=', eb.ref('p.origin'))
    // As above, for `o` and `w`.
    .where((inner) => open(inner as unknown as Builder, 'o', parties))
    // As above, for `o` and `w`.
    .where((inner) => open(inner as unknown as Builder, 'w', parties));
  return eb.or([open(eb, 'p', parties), eb.and([eb('p.origin', 'is not', null), eb.exists(origin)])]);
}

/** Whether the place of this alias is open by itself: to everyone, or to one of these parties. */
function open(eb: Builder, alias: string, parties: readonly string[]): Condition {
  const isOpen = sql<SqlBool>`${eb.ref(`${alias}.open`)}`;
  if (parties.length === 0) return isOpen;
  const own = eb
    .selectFrom('placeParties as q')
    .select(sql.lit(1).as('one'))
    .where('q.party', 'in', [...parties])
    .where((inner) =>
      inner.or([
        inner('q.place', '=', inner.ref(`${alias}.place`)),
        inner('q.place', '=', inner.ref(`${alias}.whole`)),
      ]),
    );
  return eb.or([isOpen, eb(`${alias}.holder`, 'in', [...parties]), eb.exists(own)]);
}
