import type { DateRefined, Evidence, Recorded, RowChange, RowOf } from '#event-sourcing';
import { intervalOf, json, patch, projection, put, table, word } from '#event-sourcing';
import type { AssignmentEvent, AssignmentSource } from './assignment.events.js';
import type { AssignmentStatus } from './assignment-status.js';
import { namesIn, registerNames } from '#shared-kernel';

/** `lastDue` is the last day that `due` means, for comparing; null where it is unknown. */
export const assignments = table({
  name: 'assignments',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<AssignmentStatus>(),
    title: 'text',
    description: 'text?',
    source: json<AssignmentSource>(),
    to: 'text',
    due: 'text',
    lastDue: 'text?',
    process: 'text?',
    measure: 'text?',
    reportedBy: 'text?',
    note: 'text?',
    /** The reason of the last return, drop, extension or transfer. */
    reason: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal'], ['to', 'ordinal']],
  visibility: { boundTo: [{ category: 'assignment', id: 'id' }] },
});

registerNames(
  'assignment',
  namesIn(assignments, ({ title }) => title),
);

type Columns = Partial<Omit<RowOf<typeof assignments>, 'id' | 'revision'>>;

export const assignmentsProjection = projection<AssignmentEvent | DateRefined>()({
  name: 'assignments',
  version: 3,
  tables: [assignments],
  reads: ['assignment'],
  leaves: [],
  handlers: {
    AssignmentGiven: ({ id, position: ordinal, revision, data, metadata }) => {
      const { title, description = null, source, to, due, process = null, measure = null } = data;
      const said = { title, description, source, to, due, lastDue: lastDayOf(due), process, measure };
      const nothing = { reportedBy: null, note: null, reason: null };
      const { evidence } = metadata;
      return [put(assignments, { id, ordinal, revision, status: 'given', ...said, ...nothing, evidence })];
    },
    AssignmentAccepted: (event) => [changed(event, { status: 'accepted' })],
    AssignmentReportedDone: (event) => {
      const { reportedBy, note = null } = event.data;
      return [changed(event, { status: 'reportedDone', reportedBy, note })];
    },
    AssignmentConfirmed: (event) => [changed(event, { status: 'confirmed' })],
    AssignmentReturned: (event) => [
      changed(event, { status: 'accepted', reportedBy: null, reason: event.data.reason }),
    ],
    AssignmentExtended: (event) => {
      const { due, reason } = event.data;
      return [changed(event, { due, lastDue: lastDayOf(due), reason })];
    },
    AssignmentDropped: (event) => [changed(event, { status: 'dropped', reason: event.data.reason })],
    AssignmentTransferred: (event) => {
      const { to, reason, reorganisation } = event.data;
      const anew: Columns = reorganisation === undefined ? { status: 'given', reportedBy: null } : {};
      return [changed(event, { ...anew, to, reason })];
    },
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => [changed(event)],
  },
});

function lastDayOf(due: string): string | null {
  return intervalOf(due)?.last ?? null;
}

function changed({ id, revision }: Recorded<AssignmentEvent | DateRefined>, columns: Columns = {}): RowChange {
  return patch(assignments, { id }, { revision, ...columns });
}
