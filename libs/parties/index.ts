export { organisationFeature } from './organisation/organisation.feature.js';
export { organisations, organisationsProjection } from './organisation/organisation.projection.js';
export type { Organisation, OrganisationEvent } from './organisation/organisation.js';
export { isBelow, organisationDecider, organisationStream } from './organisation/organisation.js';
export { partiesFeatures } from './parties.features.js';
export { ErasedPersons } from './person/erasure.js';
export { personDecider } from './person/person.js';
