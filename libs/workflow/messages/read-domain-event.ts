import type { EventStore, Json, MessageRegistry, Recorded, StreamName } from '#event-sourcing';
import { categoryOf, isSealed } from '#event-sourcing';
import type { NamedValues } from '../instance/variables.js';
import { sizeProblem } from '../instance/variables.js';

/** The event of a stream with this revision. @throws Error when there is none: the index names only what is recorded */
export type ReadDomainEvent = (stream: string, revision: bigint) => Promise<Recorded>;

interface Ports {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly registry: MessageRegistry;
}

export function domainEventReader({ store, registry }: Ports): ReadDomainEvent {
  return async (stream, revision) => {
    // The index has names of streams as they were read from the log.
    const [stored] = await store.readStream(stream as StreamName, { from: revision, limit: 1 });
    if (stored === undefined) throw new Error(`the stream ${stream} has no event ${revision}`);
    return registry.decode(stored);
  };
}

/** In events a strategy process is called `process`. */
const CALLED: Readonly<Record<string, string>> = { strategyProcess: 'process' };

/**
 * What a domain event brings: its data without what is encrypted or too large for a variable, and its stream's id under the
 * name by which other events refer to it, such as `paper`.
 */
export function variablesOf({ stream, id, data }: Recorded): NamedValues {
  const category = categoryOf(stream);
  // Data of events are JSON objects.
  const fields = Object.entries(data as Readonly<Record<string, Json>>).filter(
    ([name, value]) => !isSealed(value) && sizeProblem(name, value) === undefined,
  );
  return { [CALLED[category] ?? category]: id, ...Object.fromEntries(fields) };
}
