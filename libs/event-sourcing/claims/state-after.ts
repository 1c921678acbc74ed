import type { Decided } from '../commands/decider.js';
import type { Evolved, Message } from '../messages/message.js';
import type { AnyDeciderOf } from '../streams/any-decider-of.types.js';

export interface Change {
  readonly before: unknown;
  readonly events: readonly Decided<Message>[];
}

/** The state with events that are decided and have no ids yet: for what does not depend on an event's id or date. */
export function stateAfter(decider: AnyDeciderOf<unknown>, { before, events }: Change): unknown {
  return events.reduce<unknown>((state, event) => {
    // The decider of these states decided the event, so it is one of its union.
    const evolved = { occurredOn: 'unknown', ...event, eventId: '' } as Evolved<Message> as never;
    return decider.evolve(state, evolved);
  }, before);
}
