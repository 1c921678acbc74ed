import type { Message } from '../messages/message.js';
import type { Command, Decision } from './decider.js';

/** One function for each command type of a union. A part of a stream may give a map of its own commands. */
export type DecideMap<C extends Command, S, E extends Message, R extends string, F = undefined> = {
  readonly [T in C['type']]: (command: Extract<C, { readonly type: T }>, state: S, facts: F) => Decision<E, R>;
};

/** `decide` of a decider: calls the function of the command's type. A command without one does not compile. */
export function decideByType<C extends Command, S, E extends Message, R extends string, F = undefined>(
  decisions: DecideMap<C, S, E, R, F>,
): (command: C, state: S, facts: F) => Decision<E, R> {
  return (command, state, facts) => {
    // The key is the command's type, so the function takes this command.
    const decide = decisions[command.type as C['type']] as (command: C, state: S, facts: F) => Decision<E, R>;
    return decide(command, state, facts);
  };
}
