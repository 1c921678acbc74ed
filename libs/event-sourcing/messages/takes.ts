import { categoryOf } from '../store/stream-name.js';
import type { Message, Recorded } from './message.js';

/** The events that a reader takes from a union: a type guard. */
export interface Takes<E extends Message> {
  (event: Recorded): event is Recorded<E>;
  /** The types that it takes. */
  readonly types: readonly E['type'][];
}

/** Nothing is missing, or an error that names the missing types. */
type Complete<Missing> = [Missing] extends [never] ? unknown : { readonly 'neither taken nor left': Missing };

/**
 * Splits a union of events into those that a reader takes and those that it leaves:
 * `takes<MeetingEvent>()({ takes: ['MeetingOpened'], leaves: ['MeetingClosed'] })`.
 * It compiles only if each type of the union stands in exactly one list. @throws Error for a type that is named twice
 */
export function takes<E extends Message>() {
  return <const T extends E['type'], const L extends Exclude<E['type'], T> = never>(
    split: {
      readonly takes: readonly T[];
      readonly leaves: readonly L[];
    } & Complete<Exclude<E['type'], T | L>>,
  ): Takes<Extract<E, { readonly type: T }>> => {
    const types = new Set<string>(split.takes);
    refuseRepeated([...split.takes, ...split.leaves]);
    const guard = (event: Recorded): event is Recorded<Extract<E, { readonly type: T }>> => types.has(event.type);
    return Object.assign(guard, { types: split.takes });
  };
}

/** The event types of some shapes: a reader takes or leaves a part of a stream as a whole, `leaves: typesOf(agendaShapes)`. */
export function typesOf<S extends object>(shapes: S): readonly (keyof S & string)[] {
  // The keys of shapes are the types.
  return Object.keys(shapes) as (keyof S & string)[];
}

type TakenBy<T> = T extends Takes<infer E> ? E : never;

/**
 * The events that a reader of several categories takes, by category: `takesByCategory({ meeting: takes<MeetingEvent>()(…),
 * paper: takes<PaperEvent>()(…) })`. Events of other categories are not taken.
 */
export function takesByCategory<const M extends Readonly<Record<string, Takes<Message>>>>(
  byCategory: M,
): Takes<TakenBy<M[keyof M]>> {
  type Taken = TakenBy<M[keyof M]>;
  const guards = new Map<string, Takes<Message>>(Object.entries(byCategory));
  const guard = (event: Recorded): event is Recorded<Taken> => guards.get(categoryOf(event.stream))?.(event) ?? false;
  // The types of each category's guard are types of the combined union.
  const types = [...new Set([...guards.values()].flatMap((some) => some.types))] as readonly Taken['type'][];
  return Object.assign(guard, { types });
}

export function refuseRepeated(types: readonly string[]): void {
  const repeated = types.find((type, index) => types.indexOf(type) !== index);
  if (repeated !== undefined) throw new Error(`the event type ${repeated} is named twice`);
}
