import { PLACED } from '#places';

/** In the place of an id that the caller may not know: the nil UUID (RFC 9562, section 5.9). */
export const HIDDEN_ID = '00000000-0000-0000-0000-000000000000';

const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;
const STREAMS = new RegExp(`\\b(?:${Object.keys(PLACED).join('|')})-(${IDS.source})`, 'gu');

interface ShownIds {
  /** Every id that stands in a text of the answer, alone or as part of a name. */
  readonly ids: readonly string[];
  /** Those that a name of a stream gives to something that may be not public. */
  readonly placed: readonly string[];
}

export function shownIds(answer: unknown): ShownIds {
  const ids = new Set<string>();
  const placed = new Set<string>();
  forEachText(answer, (text) => {
    for (const [id] of text.matchAll(IDS)) ids.add(id);
    for (const [, id = ''] of text.matchAll(STREAMS)) placed.add(id);
  });
  return { ids: [...ids], placed: [...placed] };
}

/** The answer with the nil UUID in the place of each hidden id. Anything else stays as it is, also what is no JSON. */
export function withoutIds<T>(answer: T, hidden: ReadonlySet<string>): T {
  // Each part is replaced by one of the same type.
  return (hidden.size === 0 ? answer : masked(answer, hidden)) as T;
}

function masked(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return value.replace(IDS, (id) => (hidden.has(id) ? HIDDEN_ID : id));
  if (Array.isArray(value)) return value.map((part) => masked(part, hidden));
  if (!isPlainObject(value)) return value;
  const parts = Object.entries(value).map(([name, part]) => [String(masked(name, hidden)), masked(part, hidden)]);
  return Object.fromEntries(parts);
}

function forEachText(value: unknown, take: (text: string) => void): void {
  if (typeof value === 'string') take(value);
  else if (Array.isArray(value)) for (const part of value) forEachText(part, take);
  else if (isPlainObject(value)) {
    for (const [name, part] of Object.entries(value)) {
      take(name);
      forEachText(part, take);
    }
  }
}

/** Not bytes, and no instance of a class. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
