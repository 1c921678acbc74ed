import type { OccurredAt } from '#event-sourcing';
import type { AnswerOf } from './answer-schema.js';
import { choice, evidenceSchema, id, integer, list, open, position, shape, text } from './answer-schema.js';

/** The acting party; its fields depend on `kind`. */
export const partySchema = shape(
  { kind: choice('organisation', 'committee', 'person', 'function', 'policy', 'unknown') },
  { id: id(), title: text('Leitung Kultur'), organisation: id(), name: text('Stadtrat') },
);

export const basisSchema = list(
  shape({ stream: text('committee-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11'), revision: text('3') }),
);

/** An event as `eventView` shows it. */
export const eventSchema = shape(
  {
    event: id(),
    position: position(),
    stream: text('organisation-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11'),
    revision: text('0'),
    type: text('OrganisationRegistered'),
    data: open({ name: 'Stadtverwaltung', kind: 'administration' }, 'What the type of event says.'),
    actor: id('Who typed: an actor, `policy:<name>` or `system`.'),
    actedBy: partySchema,
    occurredOn: text('2019-02-14', 'As precise as it is known: a day, a month, a year, or `unknown`.'),
    recordedAt: text('2019-02-14T08:00:00.000Z', 'By the business clock.'),
    writtenAt: text('2019-02-14T08:00:00.000Z', "By the machine's clock."),
    evidence: evidenceSchema,
    schemaVersion: integer(1),
    command: id(),
    correlation: id(),
    causation: id(),
  },
  { onBehalfOf: partySchema, occurredAt: open<OccurredAt>({ local: '17:30' }), basis: basisSchema },
);

export type EventAnswer = AnswerOf<typeof eventSchema>;
