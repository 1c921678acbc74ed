import { feature } from '#http';
import { lateEntriesProjection } from './late-entries.projection.js';
import { LateEntryReads } from './late-entries.reads.js';

/** What was entered later than it happened. */
export const lateEntriesFeature = feature({
  name: 'lateEntries',
  projections: [lateEntriesProjection],
  controllers: [LateEntryReads],
});
