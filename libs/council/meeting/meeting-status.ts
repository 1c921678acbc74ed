import { certainlyBefore, refuse } from '#event-sourcing';
import type { Decide, MeetingCommand } from './meeting-decision.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import type { KnownMeeting } from './meeting.state.js';

type Status = KnownMeeting['status'];

export const BEFORE: readonly Status[] = ['planned', 'invited'];
export const SITTING: readonly Status[] = ['open', 'interrupted'];
export const OVER: readonly Status[] = ['closed', 'held'];
export const NOT_CANCELLED: readonly Status[] = [...BEFORE, ...SITTING, ...OVER];
/** Late entries included. */
export const ATTENDED: readonly Status[] = ['invited', ...SITTING, ...OVER];
/** Outcomes are entered in a break, too. After the closing they are corrected. */
export const DEALT_WITH: readonly Status[] = [...SITTING, 'held'];
export const ALWAYS: readonly Status[] = [...NOT_CANCELLED, 'cancelled'];

const INSTEAD = {
  planned: 'meeting is planned only',
  invited: 'meeting is invited and not open',
  open: 'meeting is open',
  interrupted: 'meeting is interrupted',
  closed: 'meeting is closed',
  cancelled: 'meeting is cancelled',
  held: 'meeting is recorded as held',
} as const satisfies Record<Status, MeetingRefusal>;

/** Refuses the command unless the meeting has one of these statuses. */
export function during<C extends MeetingCommand>(statuses: readonly Status[], decide: Decide<C>): Decide<C> {
  return (command, meeting, facts) =>
    statuses.includes(meeting.status) ? decide(command, meeting, facts) : refuse(INSTEAD[meeting.status]);
}

/** Refuses a command that certainly lies before the opening of the meeting. */
export function afterOpening<C extends MeetingCommand>(decide: Decide<C>): Decide<C> {
  return (command, meeting, facts) =>
    'opened' in meeting && certainlyBefore(command.meta.occurredOn, meeting.opened.on)
      ? refuse('it would lie before the opening of the meeting')
      : decide(command, meeting, facts);
}
