import { publishedState } from '#event-sourcing';

/** What others need to know of a person: whether it can be referred to. */
export type PersonStanding = 'unknown' | 'known' | 'erased';

/** Published by the decider of persons. */
export const PERSON_STANDING = publishedState<PersonStanding>('person', 'unknown');
