import { partId } from './deterministic-ids.js';

/** A part of an entity that a command made: an agenda item, a step, a deviation … `kind` is the word for it. */
export interface MadePart {
  readonly kind: string;
  readonly id: string;
}

const DERIVED = /^[0-9a-f]{8}-[0-9a-f]{4}-5/;

/**
 * The parts that an event names and its own command made. Event data calls an id by its kind (`step`, `item`,
 * `outcomeId`); it is a made one when it is derived from the command (`partId`).
 */
export function madeParts(commandId: string, data: object, before: readonly MadePart[]): readonly MadePart[] {
  return Object.entries(data).reduce<readonly MadePart[]>((parts, [name, value]) => {
    if (typeof value !== 'string' || !DERIVED.test(value)) return parts;
    const kind = name.replace(/Id$/, '');
    const index = parts.filter((part) => part.kind === kind).length;
    return value === partId(commandId, kind, index) ? [...parts, { kind, id: value }] : parts;
  }, before);
}
