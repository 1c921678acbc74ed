import type { Message, Recorded } from '../messages/message.js';
import { UnknownEvent } from '../messages/message-registry.js';
import { refuseRepeated } from '../messages/takes.js';
import type { RowChange, Table } from './table.js';

/** Row changes of each event type of a union: a new event does not compile until the projection handles it. */
export type ProjectionHandlers<E extends Message> = {
  readonly [T in E['type']]: (event: Recorded<Extract<E, { readonly type: T }>>) => readonly RowChange[];
};

/**
 * A read model, computed from events alone: no clock, no I/O, no other projection. A changed shape or meaning of its
 * rows is a new `version`; the runner then builds it anew from the log's first event.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly Table[];
  /** Categories of the streams it reads; `all` for every stream, those of policies included. */
  readonly reads: readonly string[] | 'all';
  readonly project: (event: Recorded) => readonly RowChange[];
}

interface ProjectionParts {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly Table[];
  readonly reads: readonly string[];
}

/** Each event of the union has a handler or stands in `leaves`, never both. */
type ProjectionBuilder<E extends Message> = <const L extends E['type'] = never>(
  definition: ProjectionParts & {
    readonly leaves: readonly L[];
    readonly handlers: ProjectionHandlers<Exclude<E, { readonly type: L }>>;
  },
) => Projection;

/**
 * A projection by event type. Events that are neither handled nor left are refused when it is compiled, and stop the
 * projection at run time. `projection<E>()({ …, handlers, leaves: ['MeetingClosed'] })` names the events that are left out.
 */
export function projection<E extends Message>(): ProjectionBuilder<E>;
export function projection<E extends Message>(
  definition: ProjectionParts & { readonly handlers: ProjectionHandlers<E> },
): Projection;
export function projection<E extends Message>(
  definition?: ProjectionParts & { readonly handlers: ProjectionHandlers<E> },
): Projection | ProjectionBuilder<E> {
  if (definition !== undefined) return projectionOf(definition, definition.handlers, []);
  return (whole) => projectionOf(whole, whole.handlers, whole.leaves);
}

function projectionOf(
  { name, version, tables, reads }: ProjectionParts,
  handlers: object,
  leaves: readonly string[],
): Projection {
  const byType = new Map<string, (event: Recorded<never>) => readonly RowChange[]>(Object.entries(handlers));
  refuseRepeated([...byType.keys(), ...leaves]);
  for (const type of leaves) byType.set(type, ignored);
  return {
    name,
    version,
    tables,
    reads,
    project: (event) => {
      const handler = byType.get(event.type);
      if (handler === undefined)
        throw new UnknownEvent(`the projection ${name} does not know the event type ${event.type}`);
      // The key of the handler is the event's type, so the event has the type that the handler takes.
      return handler(event as never);
    },
  };
}

/** One handler for several event types: `handlers: { ...handleAlike(['MeetingOpened', 'MeetingClosed'], shown) }`. */
export function handleAlike<const T extends string>(
  types: readonly T[],
  handler: (event: Recorded) => readonly RowChange[],
): { readonly [K in T]: typeof handler } {
  // Every type of the list becomes a key.
  return Object.fromEntries(types.map((type) => [type, handler])) as { readonly [K in T]: typeof handler };
}

/** A handler for event types that a projection ignores. */
export const ignored = (): readonly RowChange[] => [];
