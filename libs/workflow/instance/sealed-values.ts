import type { EventStore, Json, MessageRegistry, PersonalFields } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import { processInstanceDecider } from './process-instance.decide.js';
import type { ProcessInstanceAdvanced } from './process-instance.events.js';

interface ValuePorts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly registry: MessageRegistry;
  readonly personal: PersonalFields;
}

/** Reads the values of one event of an instance and opens them with the instance's data key. */
export function sealedValues({ store, registry, personal }: ValuePorts) {
  return async (instance: string, revision: bigint): Promise<readonly Json[] | null> => {
    const stream = streamName(processInstanceDecider.category, instance);
    const [stored] = await store.readStream(stream, { from: revision, limit: 1 });
    if (stored === undefined) return null;
    const event = registry.decode(stored);
    const data = await personal.open(stream, event.eventId, event.data);
    // The category has this one event beside refined dates, which have no values.
    return (data as unknown as ProcessInstanceAdvanced['data']).values;
  };
}
