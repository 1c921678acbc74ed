import type { Feature } from '#http';
import { committeeFeature } from './committee/committee.feature.js';
import { meetingFeature } from './meeting/meeting.feature.js';
import { paperFeature } from './paper/paper.feature.js';
import { paperReferenceFeature } from './paper-reference/paper-reference.feature.js';
import { consultationFeature } from './consultation/consultation.feature.js';
import { recessFeature } from './recess/recess.feature.js';
import { cadenceFeature } from './cadence/cadence.feature.js';

/** Everything of this context that the server runs. */
export const councilFeatures: readonly Feature[] = [
  committeeFeature,
  meetingFeature,
  paperFeature,
  paperReferenceFeature,
  consultationFeature,
  cadenceFeature,
  recessFeature,
];
