import { feature } from '#http';
import { lateEntriesProjection } from './late-entries.projection.js';
import { LateEntryReads } from './late-entries.reads.js';

/** The register of facts that were entered later than they happened. */
export const lateEntriesFeature = feature({
  name: 'lateEntries',
  projections: [lateEntriesProjection],
  controllers: [LateEntryReads],
});
