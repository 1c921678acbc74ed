import { isWithoutEffect } from '#event-sourcing';
import type { Item } from '../agenda/agenda.state.js';
import type { Meeting } from '../meeting.state.js';
import type { RecordedOutcome } from './outcome.state.js';

/** An outcome with its item, by the event that holds it or by its own id, as a deviation's `subject` names it. */
export function findOutcome(
  meeting: Meeting,
  by: { readonly event: string } | { readonly outcomeId: string },
): { readonly item: Item; readonly outcome: RecordedOutcome } | undefined {
  if (meeting.status === 'unknown') return undefined;
  const isMeant = (one: RecordedOutcome): boolean =>
    'event' in by ? one.event === by.event : one.outcomeId === by.outcomeId;
  for (const item of meeting.items) {
    const outcome = item.outcomes.find(isMeant);
    if (outcome !== undefined) return { item, outcome };
  }
  return undefined;
}

/** Whether an outcome counts for papers and measures: no invalidating deviation of its own is open or made it void. */
export function hasEffect(meeting: Meeting, outcomeId: string): boolean {
  return meeting.status !== 'unknown' && !isWithoutEffect(meeting.deviations, outcomeId);
}
