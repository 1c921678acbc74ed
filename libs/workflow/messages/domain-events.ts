import { badField } from '#http';
import { nearestName } from '../model/nearest-name.js';

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
    return nearestName(name, this.#types, Math.max(2, name.length / 3));
  }
}
