import type { RowOf } from '#event-sourcing';
import type { deviations, Mention, NameOf } from '#shared-kernel';
import { deviationView, mentionsIn, named, titledSubjects } from '#shared-kernel';
import type {
  ItemAnswer,
  MeetingAnswer,
  MeetingListed,
  OutcomeAnswer,
  RequestAnswer,
  StoredText,
} from './meeting.answer.js';
import { inAgendaOrder } from './agenda/agenda-order.js';
import type {
  agendaItems,
  itemOutcomes,
  itemRequests,
  meetingAttendance,
  meetingCourse,
  meetings,
} from './meeting.tables.js';

export interface MeetingRows {
  readonly meeting: RowOf<typeof meetings>;
  readonly processes: readonly string[];
  readonly course: readonly RowOf<typeof meetingCourse>[];
  readonly items: readonly RowOf<typeof agendaItems>[];
  readonly outcomes: readonly RowOf<typeof itemOutcomes>[];
  readonly requests: readonly RowOf<typeof itemRequests>[];
  readonly attendance: readonly RowOf<typeof meetingAttendance>[];
  readonly deviations: readonly RowOf<typeof deviations>[];
  /** Texts by their hash, those that the blob store still has. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A meeting as lists show it. */
export function meetingItem(
  { ordinal, firstDay, lastDay, invitedAgenda, ...shown }: RowOf<typeof meetings>,
  nameOf: NameOf,
): MeetingListed {
  return { ...shown, committeeName: nameOf('committee', shown.committee), revision: shown.revision.toString() };
}

/** The entities that a meeting names by ids alone. */
export function mentionedBy({ meeting, processes, items, outcomes, requests }: MeetingRows): readonly Mention[] {
  const { committee } = meeting;
  const rests = [...items, ...outcomes].map(({ paper }) => paper);
  const asked = requests.map(({ to }) => ({ organisation: to }));
  const listed = items.map(({ subjects }) => subjects);
  return mentionsIn([{ committee, processes }, rests, outcomes.map(({ outcome }) => outcome), asked, listed]);
}

/** One meeting with its course, its agenda with all outcomes, and its attendance. */
export function meetingView(rows: MeetingRows, nameOf: NameOf): MeetingAnswer {
  const { meeting } = rows;
  return {
    ...meetingItem(meeting, nameOf),
    processes: rows.processes,
    processesNamed: rows.processes.map((id) => named({ kind: 'process', id }, nameOf)),
    course: rows.course.map(partView),
    agenda: inAgendaOrder(rows.items).map((item) => itemView(item, rows, nameOf)),
    attendance: rows.attendance.map(partView),
    deviations: rows.deviations.map(deviationView),
  };
}

function itemView(item: RowOf<typeof agendaItems>, rows: MeetingRows, nameOf: NameOf): ItemAnswer {
  const { proposal, deliberation, wording, subjects, meeting, ordinal, ...shown } = item;
  const outcomes = rows.outcomes.filter((one) => one.item === item.id).map((one) => outcomeView(one, rows, nameOf));
  const invited = rows.meeting.invitedAgenda;
  return {
    ...shown,
    paperName: nameIn(item.paper, nameOf),
    announced: invited === null ? 'unknown' : invited.includes(item.id) ? 'yes' : 'no',
    proposal: textView(proposal, rows.texts),
    deliberation: textView(deliberation, rows.texts),
    wording: textView(wording, rows.texts),
    subjects: titledSubjects(subjects, nameOf),
    requests: rows.requests.filter((one) => one.item === item.id).map((one) => requestView(one, nameOf)),
    outcomes: outcomes.filter(({ correctedBy }) => correctedBy === null),
    corrected: outcomes.filter(({ correctedBy }) => correctedBy !== null),
  };
}

function requestView(row: RowOf<typeof itemRequests>, nameOf: NameOf): RequestAnswer {
  const { event, ordinal, meeting, item, request: id, ...shown } = row;
  return { id, event, ...shown, toName: row.to === null ? null : nameOf('organisation', row.to) };
}

/** Without effect while an invalidating deviation of its own is open, or for good where it was ended as repeated or void. */
function outcomeView(row: RowOf<typeof itemOutcomes>, rows: MeetingRows, nameOf: NameOf): OutcomeAnswer {
  const { meeting, item, ordinal, ...shown } = row;
  const ended = ['cured', 'accepted'];
  const withoutEffect = rows.deviations.some(
    ({ subject, weight, how }) =>
      subject === row.outcomeId && weight === 'invalidating' && (how === null || !ended.includes(how)),
  );
  const names = { paperName: nameIn(row.paper, nameOf), toName: nameIn(row.outcome, nameOf) };
  return { ...shown, ...names, effect: withoutEffect ? 'none' : 'full' };
}

/** The name of the one entity that a fact mentions: the paper of an item, or where an outcome leads. */
function nameIn(fact: unknown, nameOf: NameOf): string | null {
  const [mention] = mentionsIn(fact);
  return mention === undefined ? null : nameOf(mention.kind, mention.id);
}

function textView(sha256: string | null, texts: MeetingRows['texts']): StoredText {
  if (sha256 === null) return null;
  return { sha256, text: texts.get(sha256) ?? null };
}

function partView<P extends { readonly meeting: string; readonly ordinal: bigint }>(
  row: P,
): Omit<P, 'meeting' | 'ordinal'> {
  const { meeting, ordinal, ...shown } = row;
  return shown;
}
