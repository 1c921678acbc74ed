import type { CommandRoute } from '#http';
import { commandController } from '#http';
import { NameItemSubjects, RecordItemRequest } from './follow-up.commands.js';
import { RecordHeldItem, RecordHeldMeeting } from './held-meeting.commands.js';
import {
  AddItem,
  AssignMeetingChair,
  AssignMinuteTaker,
  CancelMeeting,
  CloseMeeting,
  ExcludePublic,
  InterruptMeeting,
  InviteToMeeting,
  LinkMeetingToProcess,
  MoveItem,
  OpenMeeting,
  RecordArrival,
  RecordDeparture,
  RecordGuest,
  RescheduleMeeting,
  ResolveMeetingDeviation,
  RestorePublic,
  ResumeMeeting,
  ScheduleMeeting,
} from './meeting.commands.js';
import { meetingStream } from './meeting.stream.js';
import { outcomeRoutes } from './outcome.routes.js';

const may = ['clerk', 'process-manager'] as const;
const ID = '0190a1b2-0000-5000-8000-000000000000';
const member = { kind: 'function', title: 'Leitung Kultur' } as const;
const item = { number: '5', title: 'Sachstandsbericht "Wir alle sind LU"', intent: 'acknowledgement' } as const;
const told = { ...item, paper: { kind: 'unknown' }, outcome: { kind: 'acknowledged' } } as const;

const sittingRoutes: readonly CommandRoute[] = [
  {
    path: '',
    command: ScheduleMeeting,
    may,
    summary: 'Schedule a meeting, perhaps only for a quarter',
    example: { committee: ID, when: '2019-Q1', public: 'no' },
  },
  {
    path: ':id/day',
    command: RescheduleMeeting,
    may,
    summary: 'Give a meeting another day',
    example: { when: '2019-03-12' },
  },
  {
    path: ':id/invitation',
    command: InviteToMeeting,
    may,
    summary: 'Invite with the agenda as it stands',
    example: {},
  },
  { path: ':id/opening', command: OpenMeeting, may: [...may, 'chair'], summary: 'Open a meeting', example: {} },
  {
    path: ':id/chair',
    command: AssignMeetingChair,
    may,
    summary: 'Say who chairs a meeting',
    example: { chair: member },
  },
  {
    path: ':id/minute-taker',
    command: AssignMinuteTaker,
    may,
    summary: 'Say who takes the minutes',
    example: { minuteTaker: member },
  },
  {
    path: ':id/arrivals',
    command: RecordArrival,
    may: [...may, 'member'],
    summary: 'Record that a member arrived; a late entry that changes who could vote questions the vote',
    example: { attendee: member, occurredAt: { local: '2019-02-14T17:05' } },
  },
  {
    path: ':id/departures',
    command: RecordDeparture,
    may,
    summary: 'Record that a member left',
    example: { attendee: member },
  },
  { path: ':id/guests', command: RecordGuest, may, summary: 'Record a guest', example: { guest: member } },
  { path: ':id/interruption', command: InterruptMeeting, may, summary: 'Interrupt a meeting', example: {} },
  { path: ':id/resumption', command: ResumeMeeting, may, summary: 'Resume a meeting', example: {} },
  {
    path: ':id/closing',
    command: CloseMeeting,
    may: [...may, 'chair'],
    summary: 'Close a meeting; items without an outcome were not reached',
    example: {},
  },
  {
    path: ':id/cancellation',
    command: CancelMeeting,
    may,
    summary: 'Cancel a meeting before it is opened',
    example: { reason: 'no items' },
  },
  {
    path: ':id/processes',
    command: LinkMeetingToProcess,
    may,
    summary: 'Link a meeting to a process',
    example: { process: ID },
  },
  {
    path: ':id/deviation-resolutions',
    command: ResolveMeetingDeviation,
    may,
    summary: 'End a deviation noted in a meeting',
    example: { deviation: ID, how: 'cured', by: member },
  },
];

const agendaRoutes: readonly CommandRoute[] = [
  { path: ':id/agenda-items', command: AddItem, may, summary: 'Add an item to the agenda', example: item },
  {
    path: ':id/agenda-items/:item/number',
    command: MoveItem,
    may,
    summary: 'Give an item another number; its id stays',
    example: { number: '5.1' },
  },
  {
    path: ':id/agenda-items/:item/public-exclusion',
    command: ExcludePublic,
    may,
    summary: 'Exclude the public from an item',
    example: { reason: 'personal matters' },
  },
  {
    path: ':id/agenda-items/:item/public-restoration',
    command: RestorePublic,
    may,
    summary: 'Admit the public to an item again',
    example: {},
  },
  {
    path: ':id/agenda-items/:item/subjects',
    command: NameItemSubjects,
    may,
    summary: 'Name the measures and goals that an item decides on, each in its version',
    example: { subjects: [{ kind: 'measure', id: ID, version: 1 }] },
  },
  {
    path: ':id/agenda-items/:item/requests',
    command: RecordItemRequest,
    may,
    summary: 'Record what the committee asked for with an item; it becomes an assignment',
    example: { text: 'Bis zur nächsten Sitzung die Kosten darstellen', due: '2019-06' },
  },
];

const heldRoutes: readonly CommandRoute[] = [
  {
    path: 'held',
    command: RecordHeldMeeting,
    may,
    summary: 'Record a past meeting from notes or an extract; the same facts again change nothing',
    example: { committee: ID, heldOn: '2019-02-14', public: 'yes', completeness: 'excerptOnly', items: [told] },
  },
  {
    path: ':id/held-items',
    command: RecordHeldItem,
    may,
    summary: 'Record one more item of a meeting from notes or an extract',
    example: told,
  },
];

export const MeetingCommands = commandController({
  path: 'meetings',
  tag: 'Meetings',
  stream: meetingStream,
  routes: [...sittingRoutes, ...agendaRoutes, ...outcomeRoutes, ...heldRoutes],
});
