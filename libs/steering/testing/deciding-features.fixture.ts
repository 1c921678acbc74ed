import { committeeFeature, meetingFeature, paperFeature } from '#council';
import { decisionFeature } from '../decision/decision.feature.js';
import { goalFeature } from '../goal/goal.feature.js';
import { measureFeature } from '../measure/measure.feature.js';
import { organisationFeature } from '#parties';
import { strategyProcessFeature } from '../strategy-process/strategy-process.feature.js';

/** Every stream that decisions reach. */
export const decidingFeatures = [
  strategyProcessFeature,
  organisationFeature,
  committeeFeature,
  measureFeature,
  goalFeature,
  paperFeature,
  meetingFeature,
  decisionFeature,
] as const;
