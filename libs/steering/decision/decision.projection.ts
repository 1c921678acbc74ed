import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put } from '#event-sourcing';
import type { DecisionEvent } from './decision.events.js';
import type { CourseEntry } from './decision.tables.js';
import { decisionCourse, decisionProvisions, decisions } from './decision.tables.js';

export const decisionsProjection = projection<DecisionEvent | DateRefined>({
  name: 'decisions',
  version: 1,
  tables: [decisions, decisionCourse, decisionProvisions],
  reads: ['decision'],
  handlers: {
    DecisionRecorded: (event) => {
      const { id, position: ordinal, revision, eventId, metadata } = event;
      const { provisions, followUpOn = null, ...content } = event.data;
      const { evidence } = metadata;
      return [
        put(decisions, { id, ordinal, revision, status: 'recorded', ...content, followUpOn, event: eventId, evidence }),
        course(event, 'recorded'),
        ...provisions.map(({ provision, kind, note = null }, place) =>
          put(decisionProvisions, { provision, ordinal, place, decision: id, kind, note, metBy: null }),
        ),
      ];
    },
    DecisionProvisionMet: (event) => [
      changed(event),
      course(event, 'provisionMet'),
      patch(decisionProvisions, { provision: event.data.provision }, { metBy: event.eventId }),
    ],
    DecisionCorrected: (event) => {
      const { by, level, decides } = event.data;
      return [changed(event, { by, level, decides }), course(event, 'corrected')];
    },
    DecisionWithdrawn: (event) => [changed(event, { status: 'withdrawn' }), course(event, 'withdrawn')],
    DecisionFollowUpDue: (event) => [changed(event), course(event, 'followUpDue')],
    DateRefined: (event) => {
      const { event: refined, to: on } = event.data;
      return [changed(event), patch(decisionCourse, { event: refined }, { on })];
    },
  },
});

function changed(
  { id, revision }: Recorded<DecisionEvent | DateRefined>,
  row: Partial<RowOf<typeof decisions>> = {},
): RowChange {
  return patch(decisions, { id }, { ...row, revision });
}

function course(
  { eventId, position, id, occurredOn, data, metadata }: Recorded<DecisionEvent>,
  what: CourseEntry,
): RowChange {
  const { evidence } = metadata;
  return put(decisionCourse, {
    event: eventId,
    ordinal: position,
    decision: id,
    what,
    on: occurredOn,
    said: data,
    evidence,
  });
}
