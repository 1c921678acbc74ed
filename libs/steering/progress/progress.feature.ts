import { feature } from '#http';
import { ProgressReads } from './progress.reads.js';

/** The progress of a process, of its fields of action and of its goals. */
export const progressFeature = feature({
  name: 'progress',
  controllers: [ProgressReads],
});
