import { publishedState } from '#event-sourcing';

/** Whether other streams may refer to a person: only to one that is known. */
export type PersonStatus = 'unknown' | 'known' | 'erased';

/** Published by the decider of persons. */
export const PERSON_STATUS = publishedState<PersonStatus>('person', 'unknown');
