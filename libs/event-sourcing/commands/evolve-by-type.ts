import type { Evolved, Message } from '../messages/message.js';
import type { DateRefined } from './date-refined.types.js';

/** One function for each event type of a union. A part of a stream may give a map of its own events. */
export type EvolveMap<S, E extends Message> = {
  readonly [T in E['type']]: (state: S, event: Evolved<Extract<E, { readonly type: T }>>) => S;
};

/** `evolve` of a decider: calls the function of the event's type. An event without one does not compile. */
export function evolveByType<S, E extends Message>(
  steps: EvolveMap<S, E | DateRefined>,
): (state: S, event: Evolved<E | DateRefined>) => S {
  return (state, event) => {
    // Every stream that holds edges may have it, and none has a state for it.
    if (event.type === 'ClaimAbandoned') return state;
    // The key is the event's type, so the function takes this event.
    const step = steps[event.type as (E | DateRefined)['type']] as (state: S, event: Evolved<E | DateRefined>) => S;
    return step(state, event);
  };
}

/** For events that leave the state as it is. */
export const unchanged = <S>(state: S): S => state;
