import type { RowOf } from '#event-sourcing';
import type { deviations, Mention, NameOf } from '#shared-kernel';
import { deviationView, mentionsIn, named, titledSubjects } from '#shared-kernel';
import type {
  FurtherAnswer,
  ItemAnswer,
  MeetingAnswer,
  MeetingListed,
  OutcomeAnswer,
  RequestAnswer,
  StoredText,
} from './meeting.answer.js';
import { papersOfItem } from './agenda/agenda-item.js';
import { inAgendaOrder } from './agenda/agenda-order.js';
import type { FurtherOutcome } from './item-facts.js';
import type { ReferredBody } from './outcome/outcome.js';
import { voteResult } from './outcome/vote.js';
import type {
  agendaItems,
  itemCorrections,
  itemFindings,
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
  readonly corrections: readonly RowOf<typeof itemCorrections>[];
  readonly findings: readonly RowOf<typeof itemFindings>[];
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
  return {
    ...shown,
    committeeName: nameOf('committee', shown.committee),
    jointWith: shown.jointWith.map((id) => named({ kind: 'committee', id }, nameOf)),
    revision: shown.revision.toString(),
  };
}

/** The entities that a meeting names by ids alone. */
export function mentionedBy({ meeting, processes, items, outcomes, requests }: MeetingRows): readonly Mention[] {
  const { committee, jointWith } = meeting;
  const joint = jointWith.map((id) => ({ committee: id }));
  const rests = [...items, ...outcomes].map(({ paper }) => paper);
  const others = items.map(({ further, paperOutcomes }) => [further, paperOutcomes]);
  const asked = requests.map(({ to }) => ({ organisation: to }));
  const listed = items.map(({ subjects }) => subjects);
  const led = outcomes.map(({ outcome }) => outcome);
  return mentionsIn([{ committee, processes }, joint, rests, led, others, asked, listed]);
}

/** One meeting with its course, its agenda with all outcomes, and its attendance. */
export function meetingView(rows: MeetingRows, nameOf: NameOf): MeetingAnswer {
  const { meeting } = rows;
  return {
    ...meetingItem(meeting, nameOf),
    processes: rows.processes,
    processesNamed: rows.processes.map((id) => named({ kind: 'process', id }, nameOf)),
    course: rows.course.map(partView),
    agenda: inAgendaOrder(rows.items.filter(({ struck }) => struck === null)).map((item) =>
      itemView(item, rows, nameOf),
    ),
    struck: inAgendaOrder(rows.items).flatMap(({ id, number, title, public: publicity, struck }) =>
      struck === null ? [] : [{ id, number, title, public: publicity, ...struck }],
    ),
    attendance: rows.attendance.map(partView),
    deviations: rows.deviations.map(deviationView),
  };
}

function itemView(item: RowOf<typeof agendaItems>, rows: MeetingRows, nameOf: NameOf): ItemAnswer {
  const { proposal, deliberation, wording, subjects, further, paperOutcomes, meeting, ordinal, struck, ...shown } =
    item;
  const outcomes = rows.outcomes.filter((one) => one.item === item.id).map((one) => outcomeView(one, rows, nameOf));
  const invited = rows.meeting.invitedAgenda;
  return {
    ...shown,
    paperName: nameIn(item.paper, nameOf),
    papers: papersOfItem(item.paper).map(({ paper: id }) => named({ kind: 'paper', id }, nameOf)),
    announced: invited === null ? 'unknown' : invited.includes(item.id) ? 'yes' : 'no',
    proposal: textView(proposal, rows.texts),
    deliberation: textView(deliberation, rows.texts),
    wording: textView(wording, rows.texts),
    subjects: titledSubjects(subjects, nameOf),
    requests: rows.requests.filter((one) => one.item === item.id).map((one) => requestView(one, nameOf)),
    furtherOutcomes: (further ?? []).map((one) => furtherView(one, rows.texts, nameOf)),
    paperOutcomes: (paperOutcomes ?? []).map((one) => ({
      ...named({ kind: 'paper', id: one.paper }, nameOf),
      outcome: one.outcome,
      vote: one.vote,
      voteResult: voteResult(one.vote),
    })),
    findings: rows.findings.filter((one) => one.item === item.id).map(noteView),
    corrections: rows.corrections.filter((one) => one.item === item.id).map(noteView),
    outcomes: outcomes.filter(({ correctedBy }) => correctedBy === null),
    corrected: outcomes.filter(({ correctedBy }) => correctedBy !== null),
  };
}

/** The hashes of all texts that the item shows. */
export function textsOfItem({
  proposal,
  deliberation,
  wording,
  further,
}: RowOf<typeof agendaItems>): readonly (string | null)[] {
  return [proposal, deliberation, wording, ...(further ?? []).map((one) => one.wording ?? null)];
}

function furtherView(
  { outcome, vote, wording }: FurtherOutcome,
  texts: MeetingRows['texts'],
  nameOf: NameOf,
): FurtherAnswer {
  const toName = nameIn(outcome, nameOf);
  return { outcome, toName, vote, voteResult: voteResult(vote), wording: textView(wording ?? null, texts) };
}

function noteView<N extends { readonly meeting: string; readonly item: string; readonly ordinal: bigint }>(
  row: N,
): Omit<N, 'meeting' | 'item' | 'ordinal'> {
  const { meeting, item, ordinal, ...shown } = row;
  return shown;
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

/** The names of what a fact mentions: the papers of an item, or where an outcome leads. */
function nameIn(fact: unknown, nameOf: NameOf): string | null {
  const names = mentionsIn(fact).map(({ kind, id }) => nameOf(kind, id));
  const unrecorded = bodiesIn(fact).filter(({ committee }) => committee === undefined);
  const all = [...names, ...unrecorded.map(({ name }) => name)].filter((name) => name !== null);
  return all.length === 0 ? null : all.join(', ');
}

/** Bodies of a referral by the names in the text. */
function bodiesIn(fact: unknown): readonly ReferredBody[] {
  if (typeof fact !== 'object' || fact === null || !('bodies' in fact) || !Array.isArray(fact.bodies)) return [];
  // An outcome's field of this name is a list of bodies.
  return fact.bodies as readonly ReferredBody[];
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
