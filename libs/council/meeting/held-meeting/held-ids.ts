import { idFrom } from '#event-sourcing';

/** Id of a meeting that is known from notes or an extract: the same in each source. */
export function heldMeetingId(committee: string, day: string, sequence: number): string {
  return idFrom(['meeting', committee, day, sequence]);
}

export function heldItemId(meeting: string, number: string): string {
  return idFrom([meeting, 'item', number]);
}
