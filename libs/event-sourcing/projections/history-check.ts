import type { EventStore } from '../store/event-store.js';
import { isLower } from './feed-range.js';
import type { LogMark } from './log-mark.js';
import { isInLog } from './log-mark.js';
import type { ProjectionConsumer } from './projection-consumer.js';

interface HistoryPorts {
  readonly store: Pick<EventStore, 'head' | 'readStream'>;
  readonly report: (message: string, details: object) => void;
  /** Called after another history was found and the projections were reset. */
  readonly onOtherHistory: () => void;
}

export const OTHER_HISTORY =
  'the event store holds another history than the read models: it was restored from an older copy, or the read database '
  + 'is newer than the events; all read models are built anew from the log';

/**
 * Compares the projections with the log's history: the event at each checkpoint must be in the log. When one is not, all
 * projections are reset, also those whose checkpoint names no event.
 */
export class HistoryCheck {
  constructor(
    private readonly projections: readonly ProjectionConsumer[],
    private readonly ports: HistoryPorts,
  ) {}

  /** @throws StoreUnavailable, ReadModelsUnavailable: the check is to be repeated */
  async run(): Promise<void> {
    if (await this.#isSameHistory()) return;
    this.ports.report(OTHER_HISTORY, {});
    // The evidence goes last: after a crash in between the next start finds it again.
    const [unmarked, marked] = [this.#without(), this.projections.filter(({ mark }) => mark !== undefined)];
    for (const projection of [...unmarked, ...marked]) await projection.restart();
    this.ports.onOtherHistory();
  }

  async #isSameHistory(): Promise<boolean> {
    const head = await this.ports.store.head();
    const isBeyond = ({ position }: ProjectionConsumer): boolean => position !== undefined && isLower(head, position);
    if (this.projections.some(isBeyond)) return false;
    for (const mark of this.#marks()) if (!(await isInLog(this.ports.store, mark))) return false;
    return true;
  }

  /** Most projections have the same one. */
  #marks(): Iterable<LogMark> {
    return new Map(this.projections.flatMap(({ mark }) => (mark === undefined ? [] : [[mark.event, mark]]))).values();
  }

  #without(): readonly ProjectionConsumer[] {
    return this.projections.filter(({ mark }) => mark === undefined);
  }
}
