import type { DateRefined, Evidence, Recorded, RowChange } from '#event-sourcing';
import { json, jsonOrNull, patch, projection, put, table, word } from '#event-sourcing';
import type { ReportingRoundEvent, RoundAnswer } from './reporting-round.events.js';
import { namesIn, registerNames } from '#shared-kernel';

export const reportingRounds = table({
  name: 'reportingRounds',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    process: 'text',
    status: word<'open' | 'closed'>(),
    title: 'text',
    asOf: 'text',
    due: 'text',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
  visibility: 'everyone',
});

registerNames(
  'reportingRound',
  namesIn(reportingRounds, ({ title }) => title),
);

/** One row a measure that is asked for; `answer` is null while it is missing. `lead` is its lead when the round was opened. */
export const roundAsks = table({
  name: 'roundAsks',
  columns: {
    round: 'text',
    measure: 'text',
    place: 'integer',
    lead: 'text?',
    answer: jsonOrNull<RoundAnswer>(),
    /** The event of the answer; its day is in `roundDates`. */
    answeredBy: 'text?',
    forLead: 'text?',
  },
  key: ['round', 'measure'],
  indexes: [['measure'], ['lead']],
  visibility: 'everyone',
});

export const roundReminders = table({
  name: 'roundReminders',
  columns: { event: 'text', ordinal: 'position', round: 'text', missing: json<readonly string[]>() },
  key: ['event'],
  indexes: [['round']],
  visibility: 'everyone',
});

/** The dates of answers and reminders, as known now. */
export const roundDates = table({
  name: 'roundDates',
  columns: { event: 'text', round: 'text', on: 'text' },
  key: ['event'],
  indexes: [['round']],
  visibility: 'everyone',
});

export const reportingRoundsProjection = projection<ReportingRoundEvent | DateRefined>()({
  name: 'reportingRounds',
  version: 2,
  tables: [reportingRounds, roundAsks, roundReminders, roundDates],
  reads: ['reportingRound'],
  leaves: [],
  handlers: {
    RoundOpened: ({ id, position: ordinal, revision, data, metadata }) => {
      const { asks, ...said } = data;
      const { evidence } = metadata;
      const nothing = { answer: null, answeredBy: null, forLead: null };
      return [
        put(reportingRounds, { id, ordinal, revision, status: 'open', ...said, evidence }),
        ...asks.map(({ measure, lead }, place) => put(roundAsks, { round: id, measure, place, lead, ...nothing })),
      ];
    },
    RoundAnswered: (event) => {
      const { measure, answer, forLead } = event.data;
      const said = { answer, answeredBy: event.eventId, forLead: forLead?.reason ?? null };
      return [changed(event), dated(event), patch(roundAsks, { round: event.id, measure }, said)];
    },
    RoundReminded: (event) => {
      const { id: round, eventId, position: ordinal, data } = event;
      const reminder = put(roundReminders, { event: eventId, ordinal, round, missing: data.missing });
      return [changed(event), dated(event), reminder];
    },
    RoundClosed: (event) => [changed(event), patch(reportingRounds, { id: event.id }, { status: 'closed' })],
    DateRefined: (event) => [changed(event), patch(roundDates, { event: event.data.event }, { on: event.data.to })],
  },
});

function changed({ id, revision }: Recorded<ReportingRoundEvent | DateRefined>): RowChange {
  return patch(reportingRounds, { id }, { revision });
}

function dated({ eventId: event, id: round, occurredOn: on }: Recorded<ReportingRoundEvent>): RowChange {
  return put(roundDates, { event, round, on });
}
