import { randomUUID } from 'node:crypto';

/**
 * What a command names and its sender may not read. It is answered as if it did not exist: the target is not found, other
 * ids are decided as ids of nothing, a document is not kept.
 */
export interface Hidden {
  readonly target: boolean;
  readonly ids: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
}

/** The value with an id of nothing in the place of each hidden one; `found` says whether there was any. */
export function withoutHidden<T>(value: T, ids: ReadonlySet<string>): { readonly value: T; readonly found: boolean } {
  if (ids.size === 0) return { value, found: false };
  let found = false;
  const replaced: unknown = JSON.parse(JSON.stringify(value), (_name, part: unknown) => {
    if (typeof part !== 'string' || !ids.has(part)) return part;
    found = true;
    return randomUUID();
  });
  // The reviver changes texts alone.
  return { value: replaced as T, found };
}

/** The ids and SHA-256 that stand in a foreign body or path, in any field. */
export function namedIn(value: unknown): { readonly ids: readonly string[]; readonly documents: readonly string[] } {
  const texts = new Set<string>();
  collect(value, texts);
  return {
    ids: [...texts].filter((text) => ID.test(text)),
    documents: [...texts].filter((text) => SHA256.test(text)),
  };
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const SHA256 = /^[0-9a-f]{64}$/u;

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, texts);
}
