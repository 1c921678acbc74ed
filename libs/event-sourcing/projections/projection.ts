import type { Message, Recorded } from '../messages/message.js';
import { UnknownEvent } from '../messages/message-registry.js';
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

/** A projection by event type; events of other types in its streams are refused when it is compiled. */
export function projection<E extends Message>(definition: {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly Table[];
  readonly reads: readonly string[];
  readonly handlers: ProjectionHandlers<E>;
}): Projection {
  const handlers = new Map<string, (event: Recorded<never>) => readonly RowChange[]>(
    Object.entries(definition.handlers),
  );
  return {
    name: definition.name,
    version: definition.version,
    tables: definition.tables,
    reads: definition.reads,
    project: (event) => {
      const handler = handlers.get(event.type);
      if (handler === undefined)
        throw new UnknownEvent(`the projection ${definition.name} does not know the event type ${event.type}`);
      // The key of the handler is the event's type, so the event is what the handler takes.
      return handler(event as never);
    },
  };
}

/** For event types that a projection passes by. */
export const ignored = (): readonly RowChange[] => [];
