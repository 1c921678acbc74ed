import type { FieldError } from './field-error.types.js';

/** Names that every object has: class-validator takes a field of such a name for a known one. */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A longer name of a field is cut where it is shown: it stands in each error below it. */
const SHOWN_NAME = 100;

/**
 * What must be found before a value of foreign JSON gets a class, at each level: fields with names of `Object.prototype`,
 * and texts or names with half surrogates, which no store keeps faithfully.
 */
export function foreignNames(value: unknown, path = ''): readonly FieldError[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [{ field: path, message: halfSurrogate(path) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    // A name that cannot be sent back as UTF-8 is shown with replacement characters.
    const field = path === '' ? shownName(name) : `${path}.${shownName(name)}`;
    if (!name.isWellFormed()) return [{ field, message: halfSurrogate(field) }];
    if (OF_EVERY_OBJECT.has(name)) return [{ field, message: `${name} is not a field here` }];
    return foreignNames(part, field);
  });
}

/** The name of a field that a client made up, as an error shows it. */
export function shownName(name: string): string {
  const shown = name.length <= SHOWN_NAME ? name : `${name.slice(0, SHOWN_NAME)}…`;
  return shown.toWellFormed();
}

function halfSurrogate(field: string): string {
  return `${field} must not contain half a surrogate`;
}
