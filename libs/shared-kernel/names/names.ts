import type { Reads } from '#http';
import type { Mention, NamedKind } from './mentions.js';
import { NAMED_KINDS } from './mentions.js';
import type { NamesById } from './name-sources.js';
import { nameSourceOf } from './name-sources.js';

/** The name of an entity; `null` while the read models do not know it. */
export type NameOf = (kind: NamedKind, id: string) => string | null;

/** A mention with its name, as the overview of a process shows participants. */
export interface Named extends Mention {
  readonly name: string | null;
}

export function named({ kind, id }: Mention, nameOf: NameOf): Named {
  return { kind, id, name: nameOf(kind, id) };
}

/** Looks up the names of mentioned entities, with one query a table. */
export async function namesOf(reads: Pick<Reads, 'rows'>, mentions: readonly Mention[]): Promise<NameOf> {
  const names = new Map<NamedKind, NamesById>();
  for (const kind of NAMED_KINDS) {
    const ids = new Set(mentions.flatMap((mention) => (mention.kind === kind ? [mention.id] : [])));
    const source = ids.size === 0 ? undefined : nameSourceOf(kind);
    if (source !== undefined) names.set(kind, await source(reads, [...ids]));
  }
  return (kind, id) => names.get(kind)?.get(id) ?? null;
}
