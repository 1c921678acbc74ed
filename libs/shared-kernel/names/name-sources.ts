import type { RowOf, Table } from '#event-sourcing';
import type { ReadModels } from '#http';
import { known } from './known-rows.js';
import type { NamedKind } from './mentions.js';

/** Names by id. */
export type NamesById = ReadonlyMap<string, string>;

/** Looks names of one kind up, with one query a table however many there are. */
export type NameSource = (reads: ReadModels, ids: readonly string[]) => Promise<NamesById>;

const sources = new Map<NamedKind, NameSource>();

/**
 * Each stream registers where its names are read, beside its table. A program that does not load the stream has no such
 * entity either. @throws Error for a kind that is registered twice
 */
export function registerNames(kind: NamedKind, source: NameSource): void {
  if (sources.has(kind)) throw new Error(`the names of ${kind} are registered twice`);
  sources.set(kind, source);
}

/** `undefined` for a kind whose stream is not loaded. */
export function nameSourceOf(kind: NamedKind): NameSource | undefined {
  return sources.get(kind);
}

/** A table with the column `id` whose rows have their name in themselves. */
export function namesIn<T extends Table>(
  from: T,
  nameOf: (row: RowOf<T> & { readonly id: string }) => string,
): NameSource {
  return async (reads, ids) => {
    const rows = await known(ids, (some) =>
      // Every table of named entities has the column `id`; the type of a generic table does not say so.
      reads.rows(from, (all) => all.where('id' as never, 'in', some as never)),
    );
    const named = rows as readonly (RowOf<T> & { readonly id: string })[];
    return new Map(named.map((row) => [row.id, nameOf(row)]));
  };
}
