import type { ActiveGrant, FactReader, PartialDate, StreamDefinition } from '#event-sourcing';
import type { CommitteeKind } from '../committee/committee.commands.js';
import { certainlyBefore, isOfType, usesOf } from '#event-sourcing';
import { committeeDecider } from '../committee/committee.decide.js';
import { mayChange } from '../committee/committee.stream.js';
import { PAPER_EXISTS, PAPER_WITHDRAWAL } from '../committee/paper-existence.js';
import type { Reference } from '#shared-kernel';
import { findMissing, findMissingSubject } from '#shared-kernel';
import type { ItemPaper } from './agenda/agenda-item.js';
import { papersOfItem } from './agenda/agenda-item.js';
import { papersOn, readExtractFacts, readReferences } from './extract/extract-facts.js';
import { recordedFirst } from './extract/recorded-first.js';
import { meetingDecider } from './meeting.decide.js';
import type { MeetingEvent } from './meeting.events.js';
import type { MeetingCommand, MeetingFacts } from './meeting-decision.js';
import { meetingLikeness } from './meeting-likeness.js';
import { referencesOfCommand } from './meeting-references.js';
import type { MeetingRefusal } from './meeting.refusals.js';
import type { KnownMeeting, Meeting } from './meeting.state.js';
import { committeesOf } from './meeting.state.js';
import { isAdvising } from './outcome/competence.js';
import type { Outcome } from './outcome/outcome.js';
import { outcomeCommands } from './outcome/outcome.commands.js';
import { traitsOf } from './outcome/outcomes.js';

export const meetingStream: StreamDefinition<MeetingCommand, Meeting, MeetingEvent, MeetingRefusal, MeetingFacts> = {
  decider: meetingDecider,
  likenesses: [meetingLikeness],
  ends: {
    rule: 'meetingIsCancelled',
    isEnd: isOfType('MeetingCancelled' satisfies MeetingEvent['type']),
    english: 'No paper and no proposal comes to a cancelled meeting.',
    german: 'In eine abgesagte Sitzung kommt keine Vorlage und kein Vorschlag.',
  },
  uses: [
    usesOf<MeetingEvent>()('committee', {
      // A meeting of the past may be entered late.
      MeetingScheduled: ({ data, metadata }) =>
        certainlyBefore(data.when, metadata.recordedAt.slice(0, 10)) ? [] : [data.committee, ...data.jointWith],
    }),
    usesOf<MeetingEvent>()('paper', {
      ItemOutcomeRecorded: ({ data: { outcome, paper } }) => actedOn(outcome, paper),
      OutcomeCorrected: ({ data: { outcome, paper } }) => actedOn(outcome, paper),
      PaperOutcomesRecorded: ({ data: { papers } }) =>
        papers.flatMap(({ outcome, ...paper }) => actedOn(outcome, { kind: 'paper', ...paper })),
    }),
  ],
  facts: async (command, meeting, read) => {
    const isSource = SOURCE_COMMANDS.has(command.type);
    const extract = command.type === 'RecordExtract' ? await readExtractFacts(command.data, read) : undefined;
    const missing = await missingReference(command, read);
    const withdrawnPapers = await withdrawalsOf(command, meeting, extract, read);
    return {
      ...(await committeeFacts(command, meeting, extract, read)),
      ...(extract !== undefined && { extract }),
      ...(isSource && { references: await readReferences(meeting, extract, read) }),
      ...(missing !== undefined && { missing }),
      withdrawnPapers,
    };
  },
  permits,
  before: (command, _meeting, { extract }) =>
    command.type === 'RecordExtract' && extract !== undefined ? recordedFirst(command, extract) : [],
};

/** A committee acts on no withdrawn paper. */
function actedOn(outcome: Outcome, paper: ItemPaper): readonly string[] {
  const { isTakenUp, endsItem } = traitsOf(outcome);
  return isTakenUp && endsItem ? papersOfItem(paper).map((one) => one.paper) : [];
}

const SOURCE_COMMANDS: ReadonlySet<string> = new Set(['RecordHeldMeeting', 'RecordHeldItem', 'RecordExtract']);

interface NamedCommittee {
  readonly kind: CommitteeKind;
  readonly dissolved: boolean;
}

/** A joint sitting may decide what one of its committees may: that one is the committee by which it is judged. */
async function committeeFacts(
  command: MeetingCommand,
  meeting: Meeting,
  extract: MeetingFacts['extract'],
  read: FactReader,
): Promise<Pick<MeetingFacts, 'committee' | 'kinds'>> {
  const told = (extract?.committees ?? []).map(({ kind }): NamedCommittee => ({ kind, dissolved: false }));
  const known: NamedCommittee[] = [];
  for (const id of sittingCommittees(command, meeting)) {
    const state = await read.state(committeeDecider, id);
    if (state.status !== 'unknown') known.push({ kind: state.kind, dissolved: state.status === 'dissolved' });
  }
  const all = [...known, ...told];
  const judged = all.find(({ kind }) => !isAdvising(kind)) ?? all[0];
  const kinds = all.map(({ kind }) => kind);
  // None of the committees of a joint sitting may be dissolved.
  return judged === undefined
    ? { kinds }
    : { kinds, committee: { ...judged, dissolved: all.some(({ dissolved }) => dissolved) } };
}

function sittingCommittees(command: MeetingCommand, meeting: Meeting): readonly string[] {
  if (command.type === 'ScheduleMeeting') return [command.data.committee, ...(command.data.jointWith ?? [])];
  if (command.type === 'RecordHeldMeeting') return [command.data.committee];
  return meeting.status === 'unknown' ? [] : committeesOf(meeting);
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

/** Since when the papers are withdrawn that outcomes of the command may be about. */
async function withdrawalsOf(
  command: MeetingCommand,
  meeting: Meeting,
  extract: MeetingFacts['extract'],
  read: FactReader,
): Promise<Readonly<Record<string, PartialDate>>> {
  const withdrawn: Record<string, PartialDate> = {};
  for (const paper of papersActedOn(command, meeting, extract)) {
    const withdrawal = await read.published(PAPER_WITHDRAWAL, paper);
    if (withdrawal !== null) withdrawn[paper] = withdrawal.on;
  }
  return withdrawn;
}

function papersActedOn(
  command: MeetingCommand,
  meeting: Meeting,
  extract: MeetingFacts['extract'],
): ReadonlySet<string> {
  if (SOURCE_COMMANDS.has(command.type)) {
    const named = referencesOfCommand(command).flatMap(({ kind, id }) => (kind === 'paper' ? [id] : []));
    const known = meeting.status === 'unknown' ? [] : papersOn(meeting);
    return new Set([...known, ...named, ...(extract?.papers ?? []).map(({ id }) => id)]);
  }
  const item = meeting.status === 'unknown' ? undefined : itemActedOn(command, meeting);
  const papers = item === undefined ? [] : [item.paper, ...item.outcomes.map(({ paper }) => paper)];
  return new Set(papers.flatMap((paper) => papersOfItem(paper).map((one) => one.paper)));
}

function itemActedOn(
  { type, data }: MeetingCommand,
  { items }: KnownMeeting,
): KnownMeeting['items'][number] | undefined {
  if (type === 'CorrectOutcome')
    return items.find(({ outcomes }) => outcomes.some(({ event }) => event === data.event));
  return OUTCOME_COMMANDS.has(type) && 'item' in data ? items.find(({ id }) => id === data.item) : undefined;
}

const OUTCOME_COMMANDS: ReadonlySet<string> = new Set(outcomeCommands.map(({ type }) => type));

/** Chairs open and close, members record their arrival; grants do not name a committee yet. */
function permits(
  { type }: MeetingCommand,
  _meeting: Meeting,
  { kinds = [], extract }: MeetingFacts,
  grants: readonly ActiveGrant[],
): boolean {
  const roles = grants.map(({ role }) => role);
  if (roles.includes('chair') && (type === 'OpenMeeting' || type === 'CloseMeeting')) return true;
  if (roles.includes('member') && type === 'RecordArrival') return true;
  // Papers are recorded by clerks alone.
  if (extract?.papers.some(({ exists }) => !exists) === true && !roles.includes('clerk')) return false;
  // A committee that does not exist is answered as an unknown reference.
  return kinds.every((kind) => mayChange(kind, grants));
}
