import type { ReadModelStore } from '#event-sourcing';
import type { ReadModels } from '#http';
import type { ReadinessOf } from './table-reads.js';

/** A database of read models. It can be lost: the projections rebuild it from the log. */
export interface ReadDatabase {
  readonly store: ReadModelStore;
  /** Opens reads on connections of their own, which do not block the writer. */
  reads(readiness: ReadinessOf): ReadModels;
  close(): Promise<void>;
}
