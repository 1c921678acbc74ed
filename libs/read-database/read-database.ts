import type { ReadModelStore } from '#event-sourcing';
import type { ReadModels } from '#http';
import type { ReadinessOf } from './table-reads.js';

/** Where read models are kept and read. Losing it loses nothing: the projections build it anew. */
export interface ReadDatabase {
  readonly store: ReadModelStore;
  /** Readers that no writer waits for; `readiness` is the projection runner's. */
  reads(readiness: ReadinessOf): ReadModels;
  close(): Promise<void>;
}
