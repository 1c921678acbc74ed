import { feature } from '#http';
import { timelineProjection } from './timeline.projection.js';
import { TimelineReads } from './timeline.reads.js';

/** The time line of a process. */
export const timelineFeature = feature({
  name: 'timeline',
  projections: [timelineProjection],
  controllers: [TimelineReads],
});
