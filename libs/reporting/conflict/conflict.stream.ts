import type { CommandReader, Recorded, StreamDefinition } from '#event-sourcing';
import { categoryOf } from '#event-sourcing';
import type { ConflictCommand, ConflictFacts, ConflictRefusal } from './conflict.decide.js';
import { conflictDecider } from './conflict.decide.js';
import type { ConflictEvent } from './conflict.events.js';
import { CONFLICT_CATEGORIES } from './conflict-rules.js';
import type { Conflict } from './conflict.state.js';
import type { UsePoint } from './crossing.js';
import { conflictId, endedBy, usePoints } from './crossing.js';
import { streamNamed } from './stream-named.js';

export const conflictStream: StreamDefinition<
  ConflictCommand,
  Conflict,
  ConflictEvent,
  ConflictRefusal,
  ConflictFacts
> = {
  decider: conflictDecider,
  // `RefineDate`, which every stream takes, comes here for a settled conflict alone and needs no facts.
  facts: async ({ meta, data: { used } }, conflict, read) =>
    conflict.status === 'unknown' && used !== undefined ? await foundBy(used, meta.id, read) : {},
};

/** The event is read again from its stream, and the end from the stream that it used: nothing grows with the log. */
async function foundBy(
  { stream: name, revision }: { readonly stream: string; readonly revision: string },
  id: string,
  read: CommandReader,
): Promise<ConflictFacts> {
  const stream = streamNamed(name);
  if (!CONFLICT_CATEGORIES.includes(categoryOf(stream))) return {};
  const used = await firstOf(read.events(stream, BigInt(revision)), ({ revision: at }) => at === BigInt(revision));
  const point = used === undefined ? undefined : usePoints(used).find(({ on }) => conflictId(on, used.eventId) === id);
  if (used === undefined || point === undefined) return {};
  const ended = await endBefore(used, point, read);
  if (ended === undefined) return {};
  return {
    found: {
      rule: point.rule,
      ended: { stream: ended.stream, event: ended.eventId },
      used: { stream: used.stream, event: used.eventId },
    },
  };
}

/** The end of the used stream that the event did not know and that stands before it in the log. */
async function endBefore(used: Recorded, point: UsePoint, read: CommandReader): Promise<Recorded | undefined> {
  const behind = read.events(point.on, point.revision + 1n);
  return await firstOf(behind, (event) => endedBy(event) !== undefined && event.position < used.position);
}

async function firstOf(
  slices: AsyncIterable<readonly Recorded[]>,
  isWanted: (event: Recorded) => boolean,
): Promise<Recorded | undefined> {
  for await (const slice of slices) {
    const found = slice.find(isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
