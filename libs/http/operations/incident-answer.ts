import type { Incident } from '#event-sourcing';
import type { LogIdentity } from '../log-identity.js';
import { wirePosition } from '../log-identity.js';
import type { AnswerOf } from '../reads/answer-schema.js';
import { id, orNull, position as positionSchema, shape, text } from '../reads/answer-schema.js';

/** The event at which a projection or a policy stands still, with the reason; null while it runs. */
export const incidentSchema = orNull(
  shape({
    event: id(),
    type: text('MeetingScheduled'),
    stream: text('meeting-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11'),
    revision: text('0'),
    position: positionSchema(),
    message: text('type is not known to this program'),
  }),
);

export function incidentAnswer(incident: Incident, identity: LogIdentity): AnswerOf<typeof incidentSchema> {
  const { eventId, type, stream, revision, position, message } = incident;
  const at = wirePosition(identity, position);
  return { event: eventId, type, stream, revision: revision.toString(), position: at, message };
}
