import type { Deviations } from '#event-sourcing';
import type { PersonStatus } from '#shared-kernel';

/** The state holds nothing personal: names and contacts are read from events, with the person's key. */
export type Person =
  | { readonly status: 'unknown' }
  | { readonly status: 'registered'; readonly deviations: Deviations }
  | { readonly status: 'restricted'; readonly requestedBy: string; readonly deviations: Deviations }
  | { readonly status: 'erased'; readonly deviations: Deviations };

export type RecordedPerson = Exclude<Person, { readonly status: 'unknown' }>;

/** The status as other streams see it. */
export function publishedStatusOf({ status }: Person): PersonStatus {
  switch (status) {
    case 'unknown':
    case 'erased':
      return status;
    case 'registered':
    case 'restricted':
      return 'known';
  }
}
