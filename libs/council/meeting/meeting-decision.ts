import type { CommandOf } from '#commands';
import type { Command, DecideMap, Decision, PartialDate } from '#event-sourcing';
import type { MissingReferenceRefusal, MissingSubject } from '#shared-kernel';
import type { CommitteeKind } from '../committee/committee.commands.js';
import type { agendaCommands } from './agenda/agenda.commands.js';
import type { attendanceCommands } from './attendance/attendance.commands.js';
import type { ExtractFacts } from './extract/extract-facts.js';
import type { followUpCommands } from './follow-up/follow-up.commands.js';
import type { heldMeetingCommands } from './held-meeting/held-meeting.commands.js';
import type { meetingCommands } from './meeting.commands.js';
import type { MeetingEvent } from './meeting.events.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import type { KnownMeeting } from './meeting.state.js';
import type { CorrectOutcome, outcomeCommands } from './outcome/outcome.commands.js';
import type { sittingCommands } from './sitting/sitting.commands.js';

export type MeetingCommand = CommandOf<(typeof meetingCommands)[number]>;
export type SittingCommand = CommandOf<(typeof sittingCommands)[number]>;
export type AttendanceCommand = CommandOf<(typeof attendanceCommands)[number]>;
export type AgendaCommand = CommandOf<(typeof agendaCommands)[number]>;
export type OutcomeCommand = CommandOf<(typeof outcomeCommands)[number]>;
export type CorrectionCommand = CommandOf<typeof CorrectOutcome>;
export type HeldCommand = CommandOf<(typeof heldMeetingCommands)[number]>;
export type FollowUpCommand = CommandOf<(typeof followUpCommands)[number]>;

export type Of<T extends MeetingCommand['type']> = Extract<MeetingCommand, Command<T>>;

/** The facts of other streams that a decision needs. */
export interface MeetingFacts {
  /** The meeting's committee; absent when there is none of that id. */
  readonly committee?: { readonly kind: CommitteeKind; readonly dissolved: boolean };
  /** The kinds of all committees of a joint sitting. */
  readonly kinds?: readonly CommitteeKind[];
  /** What an extract names. */
  readonly extract?: ExtractFacts;
  /** References of the agenda's papers for people, by id. */
  readonly references?: Readonly<Record<string, string>>;
  /** Since when papers are withdrawn, by their ids, as far as the command acts on them. */
  readonly withdrawnPapers?: Readonly<Record<string, PartialDate>>;
  /** The first reference of the command that leads nowhere. */
  readonly missing?: {
    readonly reason:
      MissingReferenceRefusal | MissingSubject['reason'] | 'paper does not exist' | 'meeting does not exist';
    readonly field: string;
  };
}

export type MeetingDecision = Decision<MeetingEvent, MeetingRefusal>;

/** Decides a command on a meeting that exists. */
export type Decide<C extends MeetingCommand> = (
  command: C,
  meeting: KnownMeeting,
  facts: MeetingFacts,
) => MeetingDecision;

/** The decisions of a part of the stream. */
export type DecidePart<C extends MeetingCommand> = DecideMap<
  C,
  KnownMeeting,
  MeetingEvent,
  MeetingRefusal,
  MeetingFacts
>;
