import { jsonOrNull, table } from '#event-sourcing';
import type { ReadModels } from '#http';
import type { NamesById, Subject } from '#shared-kernel';
import { rowsIfReady, namesOf, registerNames } from '#shared-kernel';

export const meetings = table({
  name: 'meetings',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: 'text',
    committee: 'text',
    when: 'text',
    /** The days that `when` means, both included; null where nothing is known. */
    firstDay: 'text?',
    lastDay: 'text?',
    sequence: 'integer',
    form: 'text?',
    public: 'text',
    completeness: 'text?',
    chair: 'json?',
    minuteTaker: 'json?',
    /** Ids of the items that the last invitation named. */
    invitedAgenda: 'json?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['committee'], ['firstDay']],
});

registerNames('meeting', meetingNames);

export const meetingProcesses = table({
  name: 'meetingProcesses',
  columns: { meeting: 'text', process: 'text' },
  key: ['meeting', 'process'],
  indexes: [['process']],
});

/** What happened in this meeting as a whole, in the order of entry. */
export const meetingCourse = table({
  name: 'meetingCourse',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    what: 'text',
    on: 'text',
    at: 'json?',
    reason: 'text?',
    evidence: 'json',
  },
  key: ['event'],
  indexes: [['meeting']],
});

export const agendaItems = table({
  name: 'agendaItems',
  columns: {
    meeting: 'text',
    id: 'text',
    ordinal: 'position',
    number: 'text',
    title: 'text',
    intent: 'text',
    paper: 'json',
    public: 'text',
    proposal: 'text?',
    deliberation: 'text?',
    wording: 'text?',
    /** Measures and goals in their versions; null where nobody named any. */
    subjects: jsonOrNull<readonly Subject[]>(),
    evidence: 'json',
  },
  key: ['meeting', 'id'],
});

/** What a committee asked for with an item. */
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
    evidence: 'json',
  },
  key: ['event'],
  indexes: [['meeting']],
});

export const itemOutcomes = table({
  name: 'itemOutcomes',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    item: 'text',
    outcomeId: 'text',
    outcome: 'json',
    intent: 'text',
    paper: 'json',
    vote: 'json',
    /** Derived from counts alone. */
    voteResult: 'text',
    questioned: 'boolean',
    on: 'text',
    at: 'json?',
    /** The event that it corrects, why, and on whose authority. */
    corrects: 'text?',
    reason: 'text?',
    authority: 'json?',
    correctedBy: 'text?',
    evidence: 'json',
  },
  key: ['event'],
  indexes: [['meeting']],
});

export const meetingAttendance = table({
  name: 'meetingAttendance',
  columns: {
    event: 'text',
    ordinal: 'position',
    meeting: 'text',
    what: 'text',
    attendee: 'json',
    capacity: 'text?',
    on: 'text',
    at: 'json?',
    evidence: 'json',
  },
  key: ['event'],
  indexes: [['meeting']],
});

/** Such as `Sozialausschuss, 2019-02-14`; the second one of a day has its number behind it. */
async function meetingNames(reads: ReadModels, ids: readonly string[]): Promise<NamesById> {
  const rows = await rowsIfReady(ids, (some) => reads.rows(meetings, (all) => all.where('id', 'in', some)));
  const bodies = [...new Set(rows.map(({ committee }) => committee))];
  const nameOf = await namesOf(
    reads,
    bodies.map((id) => ({ kind: 'committee', id })),
  );
  return new Map(
    rows.map(({ id, committee, when, sequence }) => {
      const name = nameOf('committee', committee);
      const day = sequence > 1 ? `${when} (${sequence})` : when;
      return [id, name === null ? day : `${name}, ${day}`];
    }),
  );
}
