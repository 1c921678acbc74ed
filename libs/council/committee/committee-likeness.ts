import type { Likeness } from '#event-sourcing';
import { sameText } from '#event-sourcing';
import type { Committee } from './committee.state.js';

export const committeeLikeness: Likeness<Committee> = {
  code: 'committeeOfSameName',
  english: 'Another committee has this name.',
  german: 'Ein anderes Gremium trägt denselben Namen.',
  featuresOf: (committee) => (committee.status === 'constituted' ? [sameText(committee.name)] : undefined),
};
