import type { AnswerSchema } from '../reads/answer-schema.js';
import { id, orNull, position, shape, text } from '../reads/answer-schema.js';

/** The event at which a projection or a policy stands still, and why; null while it goes on. */
export const incidentSchema: AnswerSchema = orNull(
  shape({
    event: id(),
    type: text('MeetingScheduled'),
    stream: text('meeting-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11'),
    revision: text('0'),
    position: position(),
    message: text('type is not known to this program'),
  }),
);
