import type { Feature } from '#http';
import { assignmentFeature } from './assignment/assignment.module.js';
import { committeeFeature } from './committee/committee.module.js';
import { decisionFeature } from './decision/decision.module.js';
import { goalFeature } from './goal/goal.module.js';
import { measureFeature } from './measure/measure.module.js';
import { meetingFeature } from './meeting/meeting.module.js';
import { organisationFeature } from './organisation/organisation.module.js';
import { paperFeature } from './paper/paper.module.js';
import { paperReferenceFeature } from './paper-reference/paper-reference.module.js';
import { personFeature } from './person/person.module.js';
import { progressReportFeature } from './progress-report/progress-report.module.js';
import { reorganisationFeature } from './reorganisation/reorganisation.module.js';
import { reportingRoundFeature } from './reporting-round/reporting-round.module.js';
import { strategyProcessFeature } from './strategy-process/strategy-process.module.js';

/** Everything of the domain that the server runs. */
export const strategyFeatures: readonly Feature[] = [
  organisationFeature,
  committeeFeature,
  personFeature,
  strategyProcessFeature,
  meetingFeature,
  paperFeature,
  paperReferenceFeature,
  assignmentFeature,
  reportingRoundFeature,
  progressReportFeature,
  reorganisationFeature,
  decisionFeature,
  goalFeature,
  measureFeature,
];

export { ErasedPersons } from './person/erasure.js';
export { personDecider } from './person/person.js';

export { COMMITTEE_KINDS } from './committee/committee.commands.js';
export type { CommitteeKind } from './committee/committee.commands.js';
export type { HeldFacts } from './meeting/held-meeting.commands.js';
export type { Outcome, Vote } from './meeting/meeting.events.js';
export { isExtractRefusal, parseMinutesExtract, sourceText } from './minutes-extract/index.js';
export type { ExtractOutcome, ExtractRefusal, ExtractTally, MinutesExtract } from './minutes-extract/index.js';
