import type { Message, Recorded } from '../messages/message.js';

/**
 * The end of an entity for others: nothing new of another stream may begin to use it afterwards. A decider cannot see an end
 * that comes at the same time, so that it is declared here, beside the stream that ends.
 */
export interface EndOfUse {
  /** Its stable name. */
  readonly rule: string;
  readonly english: string;
  readonly german: string;
  readonly isEnd: (event: Recorded) => boolean;
  /** Ids of entities that an event of any stream uses, besides those that its own stream declares. */
  readonly usedBy?: (event: Recorded) => readonly string[];
}

/** Entities of a category that events of a stream begin to use: what its decider refuses once they have ended. */
export interface Use {
  readonly category: string;
  /** The types of the events that are declared. */
  readonly types: readonly string[];
  readonly idsIn: (event: Recorded) => readonly (string | undefined)[];
}

type ReadersOf<E extends Message> = {
  readonly [T in E['type']]?: (event: Recorded<Extract<E, { readonly type: T }>>) => readonly (string | undefined)[];
};

/** `usesOf<GoalEvent>()('strategyProcess', { GoalProposed: ({ data }) => [data.process] })`. */
export function usesOf<E extends Message>() {
  return (category: string, byType: ReadersOf<E>): Use => {
    const readers = new Map<string, (event: Recorded<never>) => readonly (string | undefined)[]>(
      Object.entries(byType),
    );
    return {
      category,
      types: [...readers.keys()],
      // The key of the reader is the event's type, so the event has the type that the reader takes.
      idsIn: (event) => readers.get(event.type)?.(event as never) ?? [],
    };
  };
}

/** An end that is one type of event. */
export function isOfType(type: string): (event: Recorded) => boolean {
  return (event) => event.type === type;
}
