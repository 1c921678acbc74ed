import type { Feature } from '#http';
import { committeeFeature } from './committee/committee.module.js';
import { organisationFeature } from './organisation/organisation.module.js';
import { paperFeature } from './paper/paper.module.js';
import { paperReferenceFeature } from './paper-reference/paper-reference.module.js';
import { personFeature } from './person/person.module.js';
import { strategyProcessFeature } from './strategy-process/strategy-process.module.js';

/** Everything of the domain that the server runs. */
export const strategyFeatures: readonly Feature[] = [organisationFeature, committeeFeature, personFeature, strategyProcessFeature, paperFeature, paperReferenceFeature];

export { ErasedPersons } from './person/erasure.js';
export { personDecider } from './person/person.js';
