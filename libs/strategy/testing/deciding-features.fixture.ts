import { committeeFeature } from '../committee/committee.module.js';
import { decisionFeature } from '../decision/decision.module.js';
import { goalFeature } from '../goal/goal.module.js';
import { measureFeature } from '../measure/measure.module.js';
import { meetingFeature } from '../meeting/meeting.module.js';
import { organisationFeature } from '../organisation/organisation.module.js';
import { paperFeature } from '../paper/paper.module.js';
import { strategyProcessFeature } from '../strategy-process/strategy-process.module.js';

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
