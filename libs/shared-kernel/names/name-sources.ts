import type { RowOf, Table } from '#event-sourcing';
import type { Reads } from '#http';
import { rowsIfReady } from './rows-if-ready.js';
import type { NamedKind } from './mentions.js';

/** Names by id. */
export type NamesById = ReadonlyMap<string, string>;

/** Looks up names of one kind, with one query a table. */
export type NameSource = (reads: Pick<Reads, 'rows'>, ids: readonly string[]) => Promise<NamesById>;

const sources = new Map<NamedKind, NameSource>();

/**
 * Each stream registers the source of its names, beside its table. A program that does not load the stream has no
 * entities of that kind. @throws Error for a kind that is registered twice
 */
export function registerNames(kind: NamedKind, source: NameSource): void {
  if (sources.has(kind)) throw new Error(`the names of ${kind} are registered twice`);
  sources.set(kind, source);
}

/** `undefined` for a kind whose stream is not loaded. */
export function nameSourceOf(kind: NamedKind): NameSource | undefined {
  return sources.get(kind);
}

/** Names from a table whose rows hold the name and the column `id`. */
export function namesIn<T extends Table>(
  from: T,
  nameOf: (row: RowOf<T> & { readonly id: string }) => string,
): NameSource {
  return async (reads, ids) => {
    const rows = await rowsIfReady(ids, (some) =>
      // Every table of named entities has the column `id`; the type of a generic table does not show it.
      reads.rows(from, (all) => all.where('id' as never, 'in', some as never)),
    );
    // The column `id` again.
    const named = rows as readonly (RowOf<T> & { readonly id: string })[];
    return new Map(named.map((row) => [row.id, nameOf(row)]));
  };
}
