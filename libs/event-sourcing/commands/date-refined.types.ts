import type { Message } from '../messages/message.js';
import type { PartialDate } from '../time/partial-date.js';

/** A more precise date of an event of the same stream. It is no correction. */
export type DateRefined = Message<'DateRefined', { readonly event: string; readonly to: PartialDate }>;
