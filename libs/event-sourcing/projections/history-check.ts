import type { EventStore } from '../store/event-store.js';
import { isLower } from './feed-range.js';
import type { LogMark } from './log-mark.js';
import { isInLog } from './log-mark.js';
import type { Projection } from './projection.js';
import type { ProjectionConsumer } from './projection-consumer.js';
import type { Checkpoint, ReadModelStore } from './read-model.js';

type Named = readonly Pick<Projection, 'name' | 'tables'>[];

interface HistoryPorts {
  readonly store: Pick<EventStore, 'head' | 'readStream'>;
  readonly report: (message: string, details: object) => void;
  /** Called after another history was found while the program ran, and the projections were reset. */
  readonly onOtherHistory: () => void;
}

const OTHER_HISTORY =
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
  async run(when: 'start' | 'resumption'): Promise<void> {
    if (await holdsAll(this.ports.store, this.projections)) return;
    this.ports.report(OTHER_HISTORY, {});
    // The evidence goes last: after a crash in between the next start finds it again.
    const inOrder = this.projections.toSorted((one, other) => Number(hasMark(one)) - Number(hasMark(other)));
    for (const projection of inOrder) await projection.restart();
    if (when === 'resumption') this.ports.onOtherHistory();
  }
}

function hasMark({ mark }: ProjectionConsumer): boolean {
  return mark !== undefined;
}

/** Whether the read models were built from the log as it is now; for a server that only reads them. */
export async function isSameHistory(
  store: HistoryPorts['store'],
  readModels: Pick<ReadModelStore, 'checkpoint'>,
  projections: Named,
): Promise<boolean> {
  return await holdsAll(store, await checkpointsOf(readModels, projections));
}

/** The last event that any of the read models is at. @throws ReadModelsUnavailable */
export async function latestMark(
  readModels: Pick<ReadModelStore, 'checkpoint'>,
  projections: Named,
): Promise<LogMark | undefined> {
  const marked = (await checkpointsOf(readModels, projections)).filter(({ mark }) => mark !== undefined);
  const [first, ...others] = marked;
  return others.reduce((last, one) => (isLower(last?.position, one.position) ? one : last), first)?.mark;
}

async function checkpointsOf(
  readModels: Pick<ReadModelStore, 'checkpoint'>,
  projections: Named,
): Promise<readonly Checkpoint[]> {
  const checkpoints: Checkpoint[] = [];
  for (const { name, tables } of projections) {
    const checkpoint = await readModels.checkpoint(name, tables);
    if (checkpoint !== undefined) checkpoints.push(checkpoint);
  }
  return checkpoints;
}

async function holdsAll(
  store: HistoryPorts['store'],
  places: readonly { readonly position: bigint | undefined; readonly mark?: LogMark | undefined }[],
): Promise<boolean> {
  const head = await store.head();
  if (places.some(({ position }) => position !== undefined && isLower(head, position))) return false;
  // Most projections have the same one.
  const marks = new Map(places.flatMap(({ mark }) => (mark === undefined ? [] : [[mark.event, mark]])));
  for (const mark of marks.values()) if (!(await isInLog(store, mark))) return false;
  return true;
}
