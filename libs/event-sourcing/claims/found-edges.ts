import type { Evolved, Message } from '../messages/message.js';
import { entityIdOf } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { EventStore, StreamName } from '../store/event-store.js';
import { readLog } from '../streams/read-log.js';
import type { Edge } from './edge-claim.js';
import type { EdgeStructure } from './edge-structure.js';

interface LogPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
}

/** Edges in one command: about 100 KB, well below the limit of an append. */
const CHUNK = 1000;

/** The edges that the log's holders have now, in chunks; the last one may be empty. It reads the holders' events once. */
export async function foundEdges(
  ports: LogPorts,
  structure: EdgeStructure,
  id: string,
): Promise<readonly (readonly Edge[])[]> {
  const states = new Map<StreamName, unknown>();
  const { holders } = structure;
  for await (const slice of readLog(ports, [holders.category])) {
    for (const event of slice) {
      // The decider of this category wrote the event, so it is one of its union.
      const evolved = event as Evolved<Message> as never;
      states.set(event.stream, holders.evolve(states.get(event.stream) ?? holders.initial, evolved));
    }
  }
  const edges = [...states]
    .filter(([, state]) => structure.idOf(state) === id)
    .flatMap(([stream, state]) => structure.edgesOf(state).map((to) => ({ from: entityIdOf(stream), to })));
  return Array.from({ length: Math.floor(edges.length / CHUNK) + 1 }, (_, index) =>
    edges.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
