import { agendaCommands } from './agenda/agenda.commands.js';
import { attendanceCommands } from './attendance/attendance.commands.js';
import { extractCommands } from './extract/extract.commands.js';
import { followUpCommands } from './follow-up/follow-up.commands.js';
import { heldMeetingCommands } from './held-meeting/held-meeting.commands.js';
import { CorrectOutcome, outcomeCommands } from './outcome/outcome.commands.js';
import { sittingCommands } from './sitting/sitting.commands.js';

export const meetingCommands = [
  ...sittingCommands,
  ...agendaCommands,
  ...attendanceCommands,
  ...outcomeCommands,
  CorrectOutcome,
  ...heldMeetingCommands,
  ...extractCommands,
  ...followUpCommands,
] as const;
