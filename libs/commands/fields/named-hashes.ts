/** A SHA-256 in a checked body, and the path of its field. */
export interface NamedHash {
  readonly field: string;
  readonly sha256: string;
}

const declared = new WeakMap<object, Set<string>>();

/** Declares a property of a body's class as the hash of a document; `prototype` is that of the class. */
export function declareHash(prototype: object, property: string): void {
  declared.set(prototype, (declared.get(prototype) ?? new Set()).add(property));
}

/** Every document that a checked body names, at any depth: in its evidence, in deviations, as the text of an outcome. */
export function namedHashes(body: unknown, path = ''): readonly NamedHash[] {
  if (typeof body !== 'object' || body === null) return [];
  const hashes = Array.isArray(body) ? new Set<string>() : hashesOf(body);
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    const field = path === '' ? name : `${path}.${name}`;
    if (hashes.has(name) && typeof value === 'string') return [{ field, sha256: value }];
    return namedHashes(value, field);
  });
}

function hashesOf(body: object): ReadonlySet<string> {
  const own = declared.get(body) ?? [];
  const parent: unknown = Object.getPrototypeOf(body);
  return new Set(typeof parent === 'object' && parent !== null ? [...own, ...hashesOf(parent)] : own);
}
