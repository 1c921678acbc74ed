import { feature } from '#http';
import { WeekReads } from './week.reads.js';

/** The week of an organisation, and the acts that it waits for. */
export const weekFeature = feature({
  name: 'week',
  controllers: [WeekReads],
});
