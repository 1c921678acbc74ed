import { feature } from '#http';
import { StillWithEndedReads } from './still-with-ended.reads.js';

/** The list of what is still with something that has ended. */
export const stillWithEndedFeature = feature({
  name: 'stillWithEnded',
  controllers: [StillWithEndedReads],
});
