import type { Role } from '#commands';
import type { AnswerOf } from '#http';
import { answer } from '#http';
import { aboutSchema } from '#shared-kernel';

const { choice, extended, id, orNull, shape, text } = answer;

/** Who may read conflicts: their events may belong to meetings that are not public. */
export const MAY_READ_CONFLICTS: readonly Role[] = ['process-manager', 'clerk', 'auditor', 'administrator'];

const event = shape({
  event: id(),
  stream: text('organisation-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11'),
  type: text('OrganisationEnded'),
  actor: text('7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11', 'Who asked for it.'),
  recordedAt: text('2019-02-14T16:00:00.000Z'),
  about: aboutSchema,
});

export const CONFLICT = shape({
  id: id(),
  rule: text('organisationHasEnded'),
  text: text('An organisation that has ended takes over nothing and gets no subordinate units.'),
  german: text('Eine Organisation, die nicht mehr besteht, übernimmt nichts.'),
  status: choice('open', 'settled'),
  ended: event,
  used: extended(event, { revision: text('3', 'Its revision in the stream, by which a settlement may name it.') }),
  settlement: orNull(
    shape({ reason: text('The successor leads.'), actor: id('Who settled it.'), settledOn: text('2019-02-15') }),
  ),
});
export type ConflictAnswer = AnswerOf<typeof CONFLICT>;
