import { idFrom } from '#event-sourcing';
import type { AgendaPart } from '../agenda/agenda-item.js';

/** Id of a meeting that is known from notes or an extract: the same in each source. Of a joint sitting each order of committees is the same. */
export function heldMeetingId(
  committee: string,
  day: string,
  sequence: number,
  jointWith: readonly string[] = [],
): string {
  const committees = [committee, ...jointWith].toSorted();
  return idFrom(['meeting', jointWith.length === 0 ? committee : committees, day, sequence]);
}

/** The number may stand in both parts: the item of the part that is not public has an id of its own. */
export function heldItemId(meeting: string, number: string, part: AgendaPart = 'unknown'): string {
  return idFrom([meeting, 'item', number, ...(part === 'notPublic' ? [part] : [])]);
}
