import { committeeDecider, meetingDecider, paperDecider } from '#council';
import { organisationDecider, personDecider } from '#parties';
import { reorganisationDecider } from '#reorganisation';
import {
  assignmentDecider,
  decisionDecider,
  goalDecider,
  measureDecider,
  reportingRoundDecider,
  strategyProcessDecider,
} from '#steering';
import { progressReportDecider } from '../progress-report/progress-report.decide.js';

const deciders = [
  organisationDecider,
  personDecider,
  committeeDecider,
  meetingDecider,
  paperDecider,
  strategyProcessDecider,
  measureDecider,
  goalDecider,
  assignmentDecider,
  decisionDecider,
  reportingRoundDecider,
  reorganisationDecider,
  progressReportDecider,
] as const;

/** Categories of the streams that end, and of those that use them. */
export const CONFLICT_CATEGORIES: readonly string[] = deciders.map(({ category }) => category);
