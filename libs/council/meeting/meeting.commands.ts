import {
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IdsField,
  IrregularCommandBody,
  NumberField,
  PartialDateField,
  PartyField,
  PathIdField,
  ResolveDeviation,
  TextField,
  TimedCommandBody,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import { ItemPaperField } from './item.fields.js';
import type { Attendee, Capacity, ItemIntent, ItemPaper, MeetingForm, Publicity } from './meeting.events.js';
import { CAPACITIES, ITEM_INTENTS, MEETING_FORMS, PUBLICITY } from './meeting.events.js';

export const NUMBER = { max: 20, example: '5.1', description: 'As it stands on the agenda: 5, 5.1, N 2.' } as const;
export const PUBLIC = { optional: true, description: 'Default: unknown, treated as not public.' } as const;
export const INTENT = { optional: true, description: 'What the committee is asked for. Default: unknown.' } as const;
export const PAPER = { optional: true, description: 'What it rests on. Default: unknown.' } as const;
export const SEQUENCE = {
  optional: true,
  min: 1,
  max: 20,
  description: 'Which meeting of the committee on that day. Default: 1.',
} as const;
export const PROCESSES = { optional: true, max: 50, description: 'The strategy processes that it is about.' } as const;
const REASON = { max: 2000, description: 'No names of people here.' } as const;
const ATTENDEE: readonly Attendee['kind'][] = ['person', 'function'];

export class ScheduleMeeting extends CreationBody {
  static readonly type = 'ScheduleMeeting';
  @IdField() readonly committee!: string;
  @PartialDateField({ example: '2019-Q1', description: 'As precisely as it is planned.' }) readonly when!: PartialDate;
  @NumberField(SEQUENCE) readonly sequence?: number;
  @ChoiceField(MEETING_FORMS, { optional: true, description: 'Left out: unknown.' }) readonly form?: MeetingForm;
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
  @IdsField(PROCESSES) readonly processes?: readonly string[];
}

export class RescheduleMeeting extends CommandBody {
  static readonly type = 'RescheduleMeeting';
  @PartialDateField({ example: '2019-03-12' }) readonly when!: PartialDate;
  @NumberField(SEQUENCE) readonly sequence?: number;
}

/** Names the agenda as it stands; sent again it takes the place of the invitation before. */
export class InviteToMeeting extends CommandBody {
  static readonly type = 'InviteToMeeting';
}

export class OpenMeeting extends TimedCommandBody {
  static readonly type = 'OpenMeeting';
}

export class AssignMeetingChair extends CommandBody {
  static readonly type = 'AssignMeetingChair';
  @PartyField({ only: ATTENDEE }) readonly chair!: Attendee;
}

export class AssignMinuteTaker extends CommandBody {
  static readonly type = 'AssignMinuteTaker';
  @PartyField({ only: ATTENDEE }) readonly minuteTaker!: Attendee;
}

export class RecordArrival extends TimedCommandBody {
  static readonly type = 'RecordArrival';
  @PartyField({ only: ATTENDEE }) readonly attendee!: Attendee;
  @ChoiceField(CAPACITIES, { optional: true, description: 'Advisory members have no vote. Default: member.' })
  readonly capacity?: Capacity;
}

export class RecordDeparture extends TimedCommandBody {
  static readonly type = 'RecordDeparture';
  @PartyField({ only: ATTENDEE }) readonly attendee!: Attendee;
}

export class RecordGuest extends TimedCommandBody {
  static readonly type = 'RecordGuest';
  @PartyField({ only: ATTENDEE }) readonly guest!: Attendee;
}

export class InterruptMeeting extends TimedCommandBody {
  static readonly type = 'InterruptMeeting';
  @TextField({ ...REASON, optional: true }) readonly reason?: string;
}

export class ResumeMeeting extends TimedCommandBody {
  static readonly type = 'ResumeMeeting';
}

/** Items without an outcome were not reached. */
export class CloseMeeting extends TimedCommandBody {
  static readonly type = 'CloseMeeting';
}

export class CancelMeeting extends CommandBody {
  static readonly type = 'CancelMeeting';
  @TextField(REASON) readonly reason!: string;
}

export class AddItem extends IrregularCommandBody {
  static readonly type = 'AddItem';
  @IdField({ optional: true, description: "The item's id. Default: derived from the command." }) readonly item?: string;
  @TextField(NUMBER) readonly number!: string;
  @TextField({ example: 'Sachstandsbericht "Wir alle sind LU"' }) readonly title!: string;
  @ChoiceField(ITEM_INTENTS, INTENT) readonly intent?: ItemIntent;
  @ItemPaperField(PAPER) readonly paper?: ItemPaper;
  @ChoiceField(PUBLICITY, PUBLIC) readonly public?: Publicity;
}

export class MoveItem extends CommandBody {
  static readonly type = 'MoveItem';
  @PathIdField() readonly item!: string;
  @TextField(NUMBER) readonly number!: string;
}

export class ExcludePublic extends CommandBody {
  static readonly type = 'ExcludePublic';
  @PathIdField() readonly item!: string;
  @TextField({ ...REASON, optional: true }) readonly reason?: string;
}

export class RestorePublic extends CommandBody {
  static readonly type = 'RestorePublic';
  @PathIdField() readonly item!: string;
}

export class LinkMeetingToProcess extends CommandBody {
  static readonly type = 'LinkMeetingToProcess';
  @IdField() readonly process!: string;
}

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

export const attendanceCommands = [RecordArrival, RecordDeparture, RecordGuest] as const;

export const agendaCommands = [AddItem, MoveItem, ExcludePublic, RestorePublic] as const;
