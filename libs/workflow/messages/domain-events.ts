import { badField } from '#http';

/** The event types of the domain, by which messages of their name are recorded facts. */
export class DomainEvents {
  readonly #types: ReadonlySet<string>;

  constructor(types: Iterable<string>) {
    this.#types = new Set(types);
  }

  has(name: string): boolean {
    return this.#types.has(name);
  }

  /** A fact is recorded by its command: nobody publishes a message of its name. @throws Problem 400 */
  refuseName(name: string): void {
    if (this.#types.has(name)) throw badField('name', `name must not be ${name}: only the domain records this event`);
  }

  /** The event type that is most like a name; nothing when none is like it. */
  nearest(name: string): string | undefined {
    let best: { readonly type: string; readonly distance: number } | undefined;
    for (const type of this.#types) {
      const distance = distanceBetween(name, type);
      if (distance < (best?.distance ?? Infinity)) best = { type, distance };
    }
    return best !== undefined && best.distance <= Math.max(2, name.length / 3) ? best.type : undefined;
  }
}

/** Levenshtein's distance: insertions, deletions and replacements of a character. */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1) {
      const replaced = (row[to] ?? 0) + (one[at] === other[to] ? 0 : 1);
      next.push(Math.min(replaced, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
