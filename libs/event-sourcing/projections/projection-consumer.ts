import type { Recorded } from '../messages/message.js';
import { coalesce } from './coalesce.js';
import { incidentOf } from './incident.js';
import type { ConsumerSlice, ConsumerStatus, Incident, LogConsumer, StopOptions } from './log-consumer.js';
import type { Projection } from './projection.js';
import type { ReadModelStore } from './read-model.js';
import { ReadModelsFenced, ReadModelsSetBack, ReadModelsUnavailable } from './read-model.js';
import type { RowChange } from './table.js';

/**
 * Without row changes the checkpoint is written only after this many slices and events; it saves reading events again.
 * Positions do not count: on EventStoreDB they are bytes.
 */
const LAZY_STEPS = 5000;

/** Writes the rows of one projection. */
export class ProjectionConsumer implements LogConsumer {
  readonly kind = 'projection';
  #position: bigint | undefined;
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
    return this.#position;
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

  /** Continues at the checkpoint. Resets when there is none, or when it is of another version or beyond the log's end. */
  async start(head: bigint | undefined): Promise<void> {
    await this.#unlessFenced(() => this.#resume((position) => position <= (head ?? -1n)));
  }

  async #resume(isInLog: (position: bigint) => boolean): Promise<void> {
    const checkpoint = await this.rows.checkpoint(this.name, this.projection.tables);
    const known = checkpoint?.version === this.projection.version && isInLog(checkpoint.position ?? -1n);
    if (!known) {
      await this.reset();
      return;
    }
    this.#moveTo(checkpoint.position, checkpoint.complete);
    this.#written = checkpoint.position;
  }

  async take({ events, position, head, poison }: ConsumerSlice): Promise<void> {
    const { changes, failed } = this.#project(events);
    const incident = failed === undefined ? poison : incidentOf(failed.event, failed.error);
    const end = failed === undefined ? position : failed.before;
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
    this.#moveTo(undefined, false);
    this.#written = undefined;
  }

  async stop({ abandon = false }: StopOptions = {}): Promise<void> {
    if (abandon || this.#aside || this.#position === this.#written) return;
    await this.#unlessFenced(() => this.#commit([], this.#position, this.#complete));
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
    readonly failed?: { readonly event: Recorded; readonly error: unknown; readonly before: bigint | undefined };
  } {
    const changes: RowChange[] = [];
    let before = this.#position;
    for (const event of events) {
      try {
        changes.push(...this.projection.project(event));
      } catch (error) {
        return { changes, failed: { event, error, before } };
      }
      before = event.position;
    }
    return { changes };
  }

  /** False when the rows of an event were refused: the projection stops before that event. */
  async #write(
    events: readonly Recorded[],
    changes: readonly RowChange[],
    end: bigint | undefined,
    complete: boolean,
  ): Promise<boolean> {
    const idle = changes.length === 0 && complete === this.#complete;
    this.#unwritten += events.length + 1;
    if (idle && this.#unwritten < LAZY_STEPS) {
      this.#position = end;
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
        await this.#commit(coalesce(this.projection.project(event)), event.position, this.#complete);
      } catch (error) {
        if (error instanceof ReadModelsUnavailable) throw error;
        this.#incident = incidentOf(event, error);
        return;
      }
    }
    // The rows of each single event were accepted: the refusal had another cause, and the slice comes again.
    throw refusal;
  }

  async #commit(changes: readonly RowChange[], position: bigint | undefined, complete: boolean): Promise<void> {
    try {
      await this.rows.write(this.name, changes, { position, version: this.projection.version, complete });
    } catch (error) {
      if (error instanceof ReadModelsSetBack) await this.#resume(() => true);
      throw error;
    }
    this.#moveTo(position, complete);
    this.#written = position;
    this.#unwritten = 0;
  }

  #moveTo(position: bigint | undefined, complete: boolean): void {
    this.#position = position;
    this.#complete = complete;
  }
}
