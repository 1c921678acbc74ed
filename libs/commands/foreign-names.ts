import type { FieldError } from './field-error.types.js';

/** Names that every object has: class-validator takes a field of such a name for a known one. */
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * What must be found before a value of foreign JSON gets a class, at each level: fields with names of `Object.prototype`,
 * and texts or names with half surrogates, which no store keeps faithfully.
 */
export function foreignNames(value: unknown, path = ''): readonly FieldError[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [{ field: path, message: halfSurrogate(path) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    // A name that cannot be sent back as UTF-8 is shown with replacement characters.
    const shown = name.toWellFormed();
    const field = path === '' ? shown : `${path}.${shown}`;
    if (shown !== name) return [{ field, message: halfSurrogate(field) }];
    if (OF_EVERY_OBJECT.has(name)) return [{ field, message: `${name} is not a field here` }];
    return foreignNames(part, field);
  });
}

function halfSurrogate(field: string): string {
  return `${field} must not contain half a surrogate`;
}
