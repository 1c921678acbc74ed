import type { Evidence, OccurredAt, PartialDate, Party } from '#event-sourcing';
import { json, jsonOrNull, table, word, wordOrNull } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import type { AgendaPart, ItemIntent, ItemPaper } from './agenda/agenda-item.js';
import type { Attendee, Capacity } from './attendance/attendee.js';
import type { FurtherOutcome, ItemFinding, PaperOutcome } from './item-facts.js';
import type { Completeness, ItemFacts, MeetingForm, Publicity } from './meeting.events.js';
import type { KnownMeeting } from './meeting.state.js';
import type { Outcome } from './outcome/outcome.js';
import type { Vote, VoteResult } from './outcome/vote.js';

export const meetings = table({
  name: 'meetings',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<KnownMeeting['status']>(),
    committee: 'text',
    /** The other committees of a joint sitting. */
    jointWith: json<readonly string[]>(),
    when: 'text',
    /** The first and the last day of `when`; null where it is unknown. */
    firstDay: 'text?',
    lastDay: 'text?',
    sequence: 'integer',
    form: wordOrNull<MeetingForm>(),
    public: word<Publicity>(),
    completeness: wordOrNull<Completeness>(),
    chair: jsonOrNull<Attendee>(),
    minuteTaker: jsonOrNull<Attendee>(),
    /** Ids of the items that the last invitation named. */
    invitedAgenda: jsonOrNull<readonly string[]>(),
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['committee'], ['firstDay']],
  visibility: { boundTo: [{ category: 'meeting', id: 'id' }] },
});

export const meetingProcesses = table({
  name: 'meetingProcesses',
  columns: { meeting: 'text', process: 'text' },
  key: ['meeting', 'process'],
  indexes: [['process']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting' }] },
});

/** The committees of joint sittings beside the first one. */
export const jointSittings = table({
  name: 'jointSittings',
  columns: { meeting: 'text', committee: 'text' },
  key: ['meeting', 'committee'],
  indexes: [['committee']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting' }] },
});

/** The course of the meeting as a whole, in the order of entry. */
export const meetingCourse = table({
  name: 'meetingCourse',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    what: 'text',
    on: 'text',
    at: jsonOrNull<OccurredAt>(),
    reason: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['meeting']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting' }] },
});

export const agendaItems = table({
  name: 'agendaItems',
  columns: {
    meeting: 'text',
    id: 'text',
    ordinal: 'position',
    number: 'text',
    title: 'text',
    intent: word<ItemIntent>(),
    paper: json<ItemPaper>(),
    public: word<Publicity>(),
    part: word<AgendaPart>(),
    proposal: 'text?',
    deliberation: 'text?',
    wording: 'text?',
    /** When and why it was taken off before the sitting. */
    struck: jsonOrNull<{ readonly on: PartialDate; readonly reason: string }>(),
    /** Measures and goals in their versions; null where none are named. */
    subjects: jsonOrNull<readonly Subject[]>(),
    /** The acts beside the binding one, and the results of single papers; null where none are recorded. */
    further: jsonOrNull<readonly FurtherOutcome[]>(),
    paperOutcomes: jsonOrNull<readonly PaperOutcome[]>(),
    evidence: json<Evidence>(),
  },
  key: ['meeting', 'id'],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting', part: 'id' }] },
});

/** Facts of items that a corrected text states otherwise: `former` as they were, `facts` as they are since. */
export const itemCorrections = table({
  name: 'itemCorrections',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    item: 'text',
    facts: json<Partial<ItemFacts>>(),
    former: json<Partial<ItemFacts>>(),
    /** SHA-256 of the document that the former facts rest on. */
    formerDocument: 'text?',
    reason: 'text',
    authority: json<Party>(),
    on: 'text',
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['meeting']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting', part: 'item' }] },
});

/** Contradictions inside a text about an item. */
export const itemFindings = table({
  name: 'itemFindings',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    item: 'text',
    finding: word<ItemFinding['finding']>(),
    detail: 'text',
    on: 'text',
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['meeting']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting', part: 'item' }] },
});

/** Requests of the committee with an item. */
export const itemRequests = table({
  name: 'itemRequests',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    item: 'text',
    request: 'text',
    text: 'text',
    to: 'text?',
    due: 'text?',
    on: 'text',
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['meeting']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting', part: 'item' }] },
});

export const itemOutcomes = table({
  name: 'itemOutcomes',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    item: 'text',
    outcomeId: 'text',
    outcome: json<Outcome>(),
    intent: word<ItemIntent>(),
    paper: json<ItemPaper>(),
    vote: json<Vote>(),
    /** Derived from counts alone. */
    voteResult: word<VoteResult>(),
    questioned: 'boolean',
    on: 'text',
    at: jsonOrNull<OccurredAt>(),
    /** The event that it corrects, the reason, and the authority. */
    corrects: 'text?',
    reason: 'text?',
    authority: jsonOrNull<Party>(),
    /** SHA-256 of the document that the corrected outcome rests on. */
    formerDocument: 'text?',
    correctedBy: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['meeting']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting', part: 'item' }] },
});

export const meetingAttendance = table({
  name: 'meetingAttendance',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    what: 'text',
    attendee: json<Attendee>(),
    capacity: wordOrNull<Capacity>(),
    on: 'text',
    at: jsonOrNull<OccurredAt>(),
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['meeting']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting' }] },
});
