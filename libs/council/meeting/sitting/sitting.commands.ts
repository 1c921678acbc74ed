import {
  Route,
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IdsField,
  NumberField,
  PartialDateField,
  PartyField,
  ResolveDeviation,
  TextField,
  TimedCommandBody,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Attendee } from '../attendance/attendee.js';
import { ATTENDEE_KINDS } from '../attendance/attendee.js';
import type { MeetingForm, Publicity } from '../meeting.events.js';
import { MEETING_FORMS, PUBLICITY } from '../meeting.events.js';
import { PROCESSES, PUBLIC, REASON, SEQUENCE } from '../meeting.fields.js';

const may = ['clerk', 'process-manager'] as const;

const ID = '0190a1b2-0000-5000-8000-000000000000';

const member = { kind: 'function', title: 'Leitung Kultur' } as const;

@Route('', {
  may,
  summary: 'Schedule a meeting, perhaps only for a quarter',
  example: { committee: ID, when: '2019-Q1', public: 'no' },
})
export class ScheduleMeeting extends CreationBody {
  static readonly type = 'ScheduleMeeting';
  @IdField() readonly committee!: string;
  @IdsField({ optional: true, max: 20, description: 'The other committees of a joint sitting.' })
  readonly jointWith?: readonly string[];
  @PartialDateField({ example: '2019-Q1', description: 'As precisely as it is planned.' }) readonly when!: PartialDate;
  @NumberField(SEQUENCE) readonly sequence?: number;
  @ChoiceField(MEETING_FORMS, { optional: true, description: 'Left out: unknown.' }) readonly form?: MeetingForm;
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @IdsField(PROCESSES) readonly processes?: readonly string[];
}

@Route(':id/day', { may, summary: 'Give a meeting another day', example: { when: '2019-03-12' } })
export class RescheduleMeeting extends CommandBody {
  static readonly type = 'RescheduleMeeting';
  @PartialDateField({ example: '2019-03-12' }) readonly when!: PartialDate;
  @NumberField(SEQUENCE) readonly sequence?: number;
}

/** Names the agenda as it stands; sent again it takes the place of the invitation before. */
@Route(':id/invitation', { may, summary: 'Invite with the agenda as it stands', example: {} })
export class InviteToMeeting extends CommandBody {
  static readonly type = 'InviteToMeeting';
}

@Route(':id/opening', { may: [...may, 'chair'], summary: 'Open a meeting', example: {} })
export class OpenMeeting extends TimedCommandBody {
  static readonly type = 'OpenMeeting';
}

@Route(':id/chair', { may, summary: 'Say who chairs a meeting', example: { chair: member } })
export class AssignMeetingChair extends CommandBody {
  static readonly type = 'AssignMeetingChair';
  @PartyField({ only: ATTENDEE_KINDS }) readonly chair!: Attendee;
}

@Route(':id/minute-taker', { may, summary: 'Say who takes the minutes', example: { minuteTaker: member } })
export class AssignMinuteTaker extends CommandBody {
  static readonly type = 'AssignMinuteTaker';
  @PartyField({ only: ATTENDEE_KINDS }) readonly minuteTaker!: Attendee;
}

@Route(':id/interruption', { may, summary: 'Interrupt a meeting', example: {} })
export class InterruptMeeting extends TimedCommandBody {
  static readonly type = 'InterruptMeeting';
  @TextField({ ...REASON, optional: true }) readonly reason?: string;
}

@Route(':id/resumption', { may, summary: 'Resume a meeting', example: {} })
export class ResumeMeeting extends TimedCommandBody {
  static readonly type = 'ResumeMeeting';
}

/** Items without an outcome were not reached. */
@Route(':id/closing', {
  may: [...may, 'chair'],
  summary: 'Close a meeting; items without an outcome were not reached',
  example: {},
})
export class CloseMeeting extends TimedCommandBody {
  static readonly type = 'CloseMeeting';
}

@Route(':id/cancellation', { may, summary: 'Cancel a meeting before it is opened', example: { reason: 'no items' } })
export class CancelMeeting extends CommandBody {
  static readonly type = 'CancelMeeting';
  @TextField(REASON) readonly reason!: string;
}

@Route(':id/processes', { may, summary: 'Link a meeting to a process', example: { process: ID } })
export class LinkMeetingToProcess extends CommandBody {
  static readonly type = 'LinkMeetingToProcess';
  @IdField() readonly process!: string;
}

@Route(':id/deviation-resolutions', {
  may,
  summary: 'End a deviation noted in a meeting',
  example: { deviation: ID, how: 'cured', by: member },
})
export class ResolveMeetingDeviation extends ResolveDeviation {}

export const sittingCommands = [
  ScheduleMeeting,
  RescheduleMeeting,
  InviteToMeeting,
  OpenMeeting,
  AssignMeetingChair,
  AssignMinuteTaker,
  InterruptMeeting,
  ResumeMeeting,
  CloseMeeting,
  CancelMeeting,
  LinkMeetingToProcess,
  ResolveMeetingDeviation,
] as const;
