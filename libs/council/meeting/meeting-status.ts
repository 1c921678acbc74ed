import type { MeetingCommand } from './meeting-decision.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import type { KnownMeeting } from './meeting.state.js';

type Status = KnownMeeting['status'];

const BEFORE: readonly Status[] = ['planned', 'invited'];
const SITTING: readonly Status[] = ['open', 'interrupted'];
const OVER: readonly Status[] = ['closed', 'held'];
const NOT_CANCELLED: readonly Status[] = [...BEFORE, ...SITTING, ...OVER];
/** Late entries included. */
const ATTENDED: readonly Status[] = ['invited', ...SITTING, ...OVER];
/** What a break is for: outcomes are entered then, too. After the closing they are corrected. */
const DEALT_WITH: readonly Status[] = [...SITTING, 'held'];
const ALWAYS: readonly Status[] = [...NOT_CANCELLED, 'cancelled'];

/** When each command can be; those that make a meeting see to it themselves. */
const POSSIBLE: Readonly<
  Record<Exclude<MeetingCommand['type'], 'ScheduleMeeting' | 'RecordHeldMeeting'>, readonly Status[]>
> = {
  RescheduleMeeting: BEFORE,
  InviteToMeeting: BEFORE,
  OpenMeeting: ['invited'],
  AssignMeetingChair: NOT_CANCELLED,
  AssignMinuteTaker: NOT_CANCELLED,
  RecordArrival: ATTENDED,
  RecordDeparture: ATTENDED,
  RecordGuest: ATTENDED,
  InterruptMeeting: ['open'],
  ResumeMeeting: ['interrupted'],
  CloseMeeting: SITTING,
  CancelMeeting: BEFORE,
  AddItem: [...BEFORE, ...SITTING],
  MoveItem: NOT_CANCELLED,
  ExcludePublic: NOT_CANCELLED,
  RestorePublic: NOT_CANCELLED,
  LinkMeetingToProcess: ALWAYS,
  ResolveDeviation: ALWAYS,
  AdoptItem: DEALT_WITH,
  AdoptItemAsAmended: DEALT_WITH,
  RecommendItem: DEALT_WITH,
  RecommendItemAsAmended: DEALT_WITH,
  RejectItem: DEALT_WITH,
  AcknowledgeItem: DEALT_WITH,
  GiveStatement: DEALT_WITH,
  PostponeItem: DEALT_WITH,
  ReferItem: DEALT_WITH,
  ReturnItemToAdministration: DEALT_WITH,
  RemoveItemFromAgenda: DEALT_WITH,
  // An author may withdraw before the committee meets.
  WithdrawItem: [...BEFORE, ...DEALT_WITH],
  RecordDiscussionOnly: DEALT_WITH,
  RecordItemNotReached: DEALT_WITH,
  RecordMayorsDecision: DEALT_WITH,
  RecordVoidOutcome: DEALT_WITH,
  CorrectOutcome: NOT_CANCELLED,
  RecordHeldItem: NOT_CANCELLED,
  NameItemSubjects: NOT_CANCELLED,
  RecordItemRequest: [...SITTING, ...OVER],
  RemindOfOutcome: ALWAYS,
};

const INSTEAD = {
  planned: 'meeting is planned only',
  invited: 'meeting is invited and not open',
  open: 'meeting is open',
  interrupted: 'meeting is interrupted',
  closed: 'meeting is closed',
  cancelled: 'meeting is cancelled',
  held: 'meeting is recorded as held',
} as const satisfies Record<Status, MeetingRefusal>;

/** Why a command cannot be in the meeting's status. */
export function statusProblem(type: keyof typeof POSSIBLE, status: Status): (typeof INSTEAD)[Status] | undefined {
  return POSSIBLE[type].includes(status) ? undefined : INSTEAD[status];
}
