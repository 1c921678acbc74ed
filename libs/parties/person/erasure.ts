import type { ConsumerSlice, ConsumerStatus, Incident, KeyStore, LogConsumer, Recorded } from '#event-sourcing';
import type { PersonEvent } from './person.js';

/**
 * Destroys the data key of every person whose erasure was granted. It keeps no position: each start goes through the
 * log from its first event, so that keys which came back with a backup are destroyed again. Destroying twice is no error.
 */
export class ErasedPersons implements LogConsumer {
  readonly name = 'erasedPersons';
  readonly kind = 'policy';
  readonly reads = ['person'];
  #position: bigint | undefined;
  #atHead = false;
  #incident: Incident | undefined;

  constructor(private readonly keys: KeyStore) {}

  get position(): bigint | undefined {
    return this.#position;
  }

  get status(): ConsumerStatus {
    if (this.#incident !== undefined) return { state: 'stopped', incident: this.#incident };
    return { state: this.#atHead ? 'live' : 'building' };
  }

  async start(): Promise<void> {
    this.#position = undefined;
    this.#atHead = false;
  }

  /** A key store that fails rejects the slice: it comes again. */
  async take({ events, position, head, poison }: ConsumerSlice): Promise<void> {
    for (const event of events) {
      if (isGrantedErasure(event)) await this.keys.destroyDataKey(event.id);
    }
    this.#position = position;
    this.#atHead ||= head;
    this.#incident = poison;
  }

  async retry(): Promise<void> {
    this.#incident = undefined;
  }

  async stop(): Promise<void> {
    // Its position is not kept.
  }
}

function isGrantedErasure(event: Recorded): boolean {
  if (event.type !== ('ErasureDecided' satisfies PersonEvent['type'])) return false;
  return 'decision' in event.data && event.data.decision === 'granted';
}
