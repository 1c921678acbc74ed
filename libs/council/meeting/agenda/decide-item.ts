import { refuseMissing } from '#event-sourcing';
import type { Decide, MeetingCommand, MeetingDecision } from '../meeting-decision.js';
import type { KnownMeeting } from '../meeting.state.js';
import { itemOf } from '../meeting.state.js';
import type { Item } from './agenda.state.js';

type ItemCommand = Extract<MeetingCommand, { readonly data: { readonly item: string } }>;

/** Decides a command about an item; refuses it where the agenda does not have the item. */
export function ofItem<C extends ItemCommand>(
  decide: (command: C, item: Item, meeting: KnownMeeting) => MeetingDecision,
): Decide<C> {
  return (command, meeting) => {
    const item = itemOf(meeting, command.data.item);
    return item === undefined ? refuseMissing('item is not on this agenda') : decide(command, item, meeting);
  };
}
