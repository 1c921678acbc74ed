import type { Recorded } from '../messages/message.js';
import { coalesce } from './coalesce.js';
import { incidentOf } from './incident.js';
import type { ConsumerSlice, ConsumerStatus, Incident, LogConsumer, StopOptions } from './log-consumer.js';
import type { LogMark } from './log-mark.js';
import { markOf } from './log-mark.js';
import type { Projection } from './projection.js';
import type { Checkpoint, ReadModelStore } from './read-model.js';
import { ReadModelsFenced, ReadModelsSetBack, ReadModelsUnavailable } from './read-model.js';
import type { RowChange } from './table.js';

/**
 * Without row changes the checkpoint is written only after this many slices and events; it saves reading events again.
 * Positions do not count: on EventStoreDB they are bytes.
 */
const LAZY_STEPS = 5000;

/** A place in the log, with the last event known at or before it. */
type Place = Pick<Checkpoint, 'position' | 'mark'>;

const START: Place = { position: undefined };

/** Writes the rows of one projection. */
export class ProjectionConsumer implements LogConsumer {
  readonly kind = 'projection';
  #place = START;
  #written: bigint | undefined;
  /** Slices and events since the checkpoint was written. */
  #unwritten = 0;
  #complete = false;
  #incident: Incident | undefined;
  #aside = false;

  constructor(
    readonly projection: Projection,
    private readonly rows: ReadModelStore,
  ) {}

  get name(): string {
    return this.projection.name;
  }

  get reads(): Projection['reads'] {
    return this.projection.reads;
  }

  get position(): bigint | undefined {
    return this.#place.position;
  }

  /** The last event that is known at or before the position; `undefined` before the first. */
  get mark(): LogMark | undefined {
    return this.#place.mark;
  }

  /** Whether the rows are complete. They stay complete when another server took over. */
  get isComplete(): boolean {
    return this.#complete;
  }

  get status(): ConsumerStatus {
    if (this.#aside) return { state: 'aside' };
    if (this.#incident !== undefined) return { state: 'stopped', incident: this.#incident };
    return { state: this.#complete ? 'live' : 'building' };
  }

  /** Continues at the checkpoint. Resets when there is none, or when it is of another version. */
  async start(): Promise<void> {
    await this.#unlessFenced(() => this.#resume());
  }

  async #resume(): Promise<void> {
    const checkpoint = await this.rows.checkpoint(this.name, this.projection.tables);
    if (checkpoint?.version !== this.projection.version) {
      await this.reset();
      return;
    }
    this.#moveTo(checkpoint, checkpoint.complete);
    this.#written = checkpoint.position;
  }

  async take({ events, position, end: last, head, poison }: ConsumerSlice): Promise<void> {
    const { changes, failed } = this.#project(events);
    const incident = failed === undefined ? poison : incidentOf(failed.event, failed.error);
    const end = failed === undefined ? this.#placeAt(position, last, events.at(-1)) : failed.before;
    const complete = this.#complete || (head && incident === undefined);
    await this.#unlessFenced(async () => {
      if (await this.#write(events, changes, end, complete)) this.#incident = incident;
    });
  }

  async retry(): Promise<void> {
    this.#incident = undefined;
  }

  /** Deletes all rows and starts again at the log's first event. */
  async reset(): Promise<void> {
    await this.rows.reset(this.name, this.projection.version, this.projection.tables);
    this.#incident = undefined;
    this.#moveTo(START, false);
    this.#written = undefined;
  }

  /** As `reset`; stands aside when another server took over. */
  async restart(): Promise<void> {
    if (!this.#aside) await this.#unlessFenced(() => this.reset());
  }

  async stop({ abandon = false }: StopOptions = {}): Promise<void> {
    if (abandon || this.#aside || this.position === this.#written) return;
    await this.#unlessFenced(() => this.#commit([], this.#place, this.#complete));
  }

  /** The place after a slice: its last event is known by the slice, or is one that this projection reads. */
  #placeAt(position: bigint | undefined, end: LogMark | undefined, event: Recorded | undefined): Place {
    const mark = end ?? (event === undefined ? this.mark : markOf(event));
    return { position, ...(mark !== undefined && { mark }) };
  }

  /** Sets the status `aside` when another server took over. */
  async #unlessFenced(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!(error instanceof ReadModelsFenced)) throw error;
      this.#aside = true;
    }
  }

  #project(events: readonly Recorded[]): {
    readonly changes: readonly RowChange[];
    readonly failed?: { readonly event: Recorded; readonly error: unknown; readonly before: Place };
  } {
    const changes: RowChange[] = [];
    let before = this.#place;
    for (const event of events) {
      try {
        changes.push(...this.projection.project(event));
      } catch (error) {
        return { changes, failed: { event, error, before } };
      }
      before = { position: event.position, mark: markOf(event) };
    }
    return { changes };
  }

  /** False when the rows of an event were refused: the projection stops before that event. */
  async #write(
    events: readonly Recorded[],
    changes: readonly RowChange[],
    end: Place,
    complete: boolean,
  ): Promise<boolean> {
    const idle = changes.length === 0 && complete === this.#complete;
    this.#unwritten += events.length + 1;
    if (idle && this.#unwritten < LAZY_STEPS) {
      this.#place = end;
      return true;
    }
    try {
      await this.#commit(coalesce(changes), end, complete);
      return true;
    } catch (error) {
      if (error instanceof ReadModelsUnavailable) throw error;
      await this.#writeOneByOne(events, error);
      return false;
    }
  }

  /** Finds the event whose rows were refused; the rows of the events before it are written. */
  async #writeOneByOne(events: readonly Recorded[], refusal: unknown): Promise<void> {
    for (const event of events) {
      try {
        const place = { position: event.position, mark: markOf(event) };
        await this.#commit(coalesce(this.projection.project(event)), place, this.#complete);
      } catch (error) {
        if (error instanceof ReadModelsUnavailable) throw error;
        this.#incident = incidentOf(event, error);
        return;
      }
    }
    // The rows of each single event were accepted: the refusal had another cause, and the slice comes again.
    throw refusal;
  }

  async #commit(changes: readonly RowChange[], place: Place, complete: boolean): Promise<void> {
    try {
      await this.rows.write(this.name, changes, { ...place, version: this.projection.version, complete });
    } catch (error) {
      if (error instanceof ReadModelsSetBack) await this.#resume();
      throw error;
    }
    this.#moveTo(place, complete);
    this.#written = place.position;
    this.#unwritten = 0;
  }

  #moveTo({ position, mark }: Place, complete: boolean): void {
    this.#place = { position, ...(mark !== undefined && { mark }) };
    this.#complete = complete;
  }
}
