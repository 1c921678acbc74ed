import { SHARED } from '../messages/message-registry.js';
import type { PartialDate } from '../time/partial-date.js';
import { refines } from '../time/partial-date.js';
import type { DateRefined } from './date-refined.types.js';
import type { Decision } from './decider.js';
import { accept, refuse, refuseReference } from './decider.js';

export type RefineDateRefusal = 'event is not in this stream' | 'date does not lie within the date recorded so far';

export const germanRefineDate: Readonly<Record<RefineDateRefusal, string>> = {
  'event is not in this stream': 'Das Ereignis gehört nicht zu diesem Vorgang.',
  'date does not lie within the date recorded so far': 'Das Datum liegt nicht innerhalb des bisher festgehaltenen.',
};

export function decideRefineDate(
  data: { readonly event: string; readonly to: PartialDate },
  dates: ReadonlyMap<string, PartialDate>,
): Decision<DateRefined, RefineDateRefusal> {
  const recorded = dates.get(data.event);
  if (recorded === undefined) return refuseReference('event is not in this stream', 'event');
  if (!refines(recorded, data.to)) return refuse('date does not lie within the date recorded so far');
  return accept<DateRefined>({ type: 'DateRefined', data });
}

export const refineDateShapes = { DateRefined: SHARED } as const;
