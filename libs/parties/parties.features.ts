import type { Feature } from '#http';
import { organisationFeature } from './organisation/organisation.feature.js';
import { personFeature } from './person/person.feature.js';

/** Everything of this context that the server runs. */
export const partiesFeatures: readonly Feature[] = [organisationFeature, personFeature];
