import type { ActiveGrant, FactReader, PartialDate, StreamDefinition } from '#event-sourcing';
import { committeeDecider } from '../committee/committee.decide.js';
import { mayChange } from '../committee/committee.stream.js';
import { PAPER_EXISTS, PAPER_WITHDRAWAL } from '../committee/paper-existence.js';
import type { Reference } from '#shared-kernel';
import { findMissing, findMissingSubject } from '#shared-kernel';
import { meetingDecider } from './meeting.decide.js';
import type { MeetingEvent } from './meeting.events.js';
import type { MeetingCommand, MeetingFacts } from './meeting-decision.js';
import { referencesOfCommand } from './meeting-references.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import type { Meeting } from './meeting.state.js';
import { outcomeCommands } from './outcome/outcome.commands.js';

export const meetingStream: StreamDefinition<MeetingCommand, Meeting, MeetingEvent, MeetingRefusal, MeetingFacts> = {
  decider: meetingDecider,
  facts: async (command, meeting, read) => {
    const committeeId = committeeOf(command, meeting);
    const committee = committeeId === undefined ? undefined : await read.state(committeeDecider, committeeId);
    const missing = await missingReference(command, read);
    const paperWithdrawn = await withdrawalOfPaper(command, meeting, read);
    return {
      ...(committee !== undefined
        && committee.status !== 'unknown' && {
          committee: { kind: committee.kind, dissolved: committee.status === 'dissolved' },
        }),
      ...(missing !== undefined && { missing }),
      ...(paperWithdrawn !== null && { paperWithdrawn }),
    };
  },
  permits,
};

function committeeOf(command: MeetingCommand, meeting: Meeting): string | undefined {
  if (command.type === 'ScheduleMeeting' || command.type === 'RecordHeldMeeting') return command.data.committee;
  return meeting.status === 'unknown' ? undefined : meeting.committee;
}

async function missingReference(command: MeetingCommand, read: FactReader): Promise<MeetingFacts['missing']> {
  const references = referencesOfCommand(command);
  const shared = references.filter((one): one is Reference => one.kind !== 'paper' && one.kind !== 'meeting');
  const { missing } = await findMissing(read, shared);
  if (missing !== undefined) return { reason: `${missing.kind} does not exist`, field: missing.field };
  for (const { kind, id, field } of references) {
    if (kind === 'paper' && !(await read.published(PAPER_EXISTS, id))) {
      return { reason: 'paper does not exist', field };
    }
    if (kind === 'meeting' && !(await read.exists('meeting', id))) {
      return { reason: 'meeting does not exist', field };
    }
  }
  if (command.type !== 'NameItemSubjects') return undefined;
  return await findMissingSubject(read, command.data.subjects, 'subjects');
}

/** Only an outcome acts on the paper of an item. */
async function withdrawalOfPaper(
  { type, data }: MeetingCommand,
  meeting: Meeting,
  read: FactReader,
): Promise<{ readonly on: PartialDate } | null> {
  if (!OUTCOME_COMMANDS.has(type) || meeting.status === 'unknown' || !('item' in data)) return null;
  const paper = meeting.items.find(({ id }) => id === data.item)?.paper;
  return paper?.kind === 'paper' ? await read.published(PAPER_WITHDRAWAL, paper.paper) : null;
}

const OUTCOME_COMMANDS: ReadonlySet<string> = new Set(outcomeCommands.map(({ type }) => type));

/** Chairs open and close, members record their arrival; grants do not name a committee yet. */
function permits(
  { type }: MeetingCommand,
  _meeting: Meeting,
  { committee }: MeetingFacts,
  grants: readonly ActiveGrant[],
): boolean {
  const roles = grants.map(({ role }) => role);
  if (roles.includes('chair') && (type === 'OpenMeeting' || type === 'CloseMeeting')) return true;
  if (roles.includes('member') && type === 'RecordArrival') return true;
  // A committee that does not exist is answered as an unknown reference.
  return committee === undefined || mayChange(committee.kind, grants);
}
