import type { Evidence, OccurredAt, ProjectionHandlers, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch } from '#event-sourcing';
import type { MeetingEvent } from './meeting.events.js';
import { meetings } from './meeting.tables.js';

export type MeetingHandlers = ProjectionHandlers<MeetingEvent>;

/** Each event about a meeting or a part of it is a revision of the meeting. */
export function changed({ id, revision }: Recorded, row: Partial<RowOf<typeof meetings>> = {}): RowChange {
  return patch(meetings, { id }, { revision, ...row });
}

/** The columns that each row of a part has of the event that made it. */
export function made({ eventId, id, position, occurredOn, occurredAt, metadata }: Recorded): {
  readonly event: string;
  readonly ordinal: bigint;
  readonly meeting: string;
  readonly on: string;
  readonly at: OccurredAt | null;
  readonly evidence: Evidence;
} {
  return {
    event: eventId,
    ordinal: position,
    meeting: id,
    on: occurredOn,
    at: occurredAt ?? null,
    evidence: metadata.evidence,
  };
}
