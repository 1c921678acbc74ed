import type { CommandReader, StreamDefinition } from '#event-sourcing';
import type { ConflictCommand, ConflictFacts, ConflictRefusal } from './conflict.decide.js';
import { conflictDecider } from './conflict.decide.js';
import type { ConflictEvent } from './conflict.events.js';
import { CONFLICT_CATEGORIES } from './conflict-rules.js';
import type { Conflict } from './conflict.state.js';
import { Crossings } from './crossing.js';

export const conflictStream: StreamDefinition<
  ConflictCommand,
  Conflict,
  ConflictEvent,
  ConflictRefusal,
  ConflictFacts
> = {
  decider: conflictDecider,
  // `RefineDate`, which every stream takes, comes here for a settled conflict alone and needs no facts.
  facts: async ({ meta }, conflict, read) => (conflict.status === 'unknown' ? await foundIn(read, meta.id) : {}),
};

/** Conflicts are few and settled by hand, so that the log is read for each. */
async function foundIn(read: CommandReader, id: string): Promise<ConflictFacts> {
  const crossings = new Crossings();
  for await (const slice of read.log(CONFLICT_CATEGORIES)) {
    for (const event of slice) {
      const crossing = crossings.take(event).find((one) => one.id === id);
      if (crossing === undefined) continue;
      const { rule, ended, used } = crossing;
      return {
        found: {
          rule,
          ended: { stream: ended.stream, event: ended.eventId },
          used: { stream: used.stream, event: used.eventId },
        },
      };
    }
  }
  return {};
}
