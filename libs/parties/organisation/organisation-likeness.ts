import type { Likeness } from '#event-sourcing';
import { sameText } from '#event-sourcing';
import type { Organisation } from './organisation.state.js';

/** Two units of one name below the same one, or two at the top: often one that was registered twice. */
export const organisationLikeness: Likeness<Organisation> = {
  code: 'organisationOfSameName',
  english: 'Another organisation has this name in this place.',
  german: 'Eine andere Organisation trägt an dieser Stelle denselben Namen.',
  featuresOf: (organisation) =>
    organisation.status === 'registered' ? [organisation.parent ?? 'none', sameText(organisation.name)] : undefined,
};
