import type { ConsumerSlice, ConsumerStatus, DateRefined, Incident, KeyStore, LogConsumer } from '#event-sourcing';
import { takes } from '#event-sourcing';
import type { PersonEvent } from './person.events.js';

const ofErasures = takes<PersonEvent | DateRefined>()({
  takes: ['ErasureDecided'],
  leaves: [
    'PersonRegistered',
    'FunctionAssigned',
    'ContactChanged',
    'ErasureRequested',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
});

/**
 * Destroys the data key of every person whose erasure was granted. It keeps no position: each start reads the log from
 * its first event, so that keys that came back with a backup are destroyed again. To destroy a key twice is no error.
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

  /** If the key store fails, the slice is rejected and delivered again. */
  async take({ events, position, head, poison }: ConsumerSlice): Promise<void> {
    for (const event of events) {
      if (ofErasures(event) && event.data.decision === 'granted') await this.keys.destroyDataKey(event.id);
    }
    this.#position = position;
    this.#atHead ||= head;
    this.#incident = poison;
  }

  async retry(): Promise<void> {
    this.#incident = undefined;
  }

  async stop(): Promise<void> {
    // There is no position to keep.
  }
}
