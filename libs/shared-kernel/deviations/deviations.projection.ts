import type { DeviationEvent, Projection, ProjectionHandlers } from '#event-sourcing';
import { categoryOf, patch, projection, put, takes } from '#event-sourcing';
import { deviations } from './deviations.tables.js';

const handlers: ProjectionHandlers<DeviationEvent> = {
  DeviationNoted: (event) => {
    const { deviation, subject = null, rule, ruleVersion, weight, source, reason, evidence = null } = event.data;
    const noted = {
      id: deviation,
      ordinal: event.position,
      stream: event.stream,
      category: categoryOf(event.stream),
      entity: event.id,
      notedOn: event.occurredOn,
      notedBy: event.metadata.actor,
      evidence: event.metadata.evidence,
    };
    const why = { subject, rule, ruleVersion, weight, source, reason, reasonEvidence: evidence };
    return [put(deviations, { ...noted, ...why, status: 'open', how: null, by: null, endedOn: null })];
  },
  DeviationResolved: ({ data: { deviation, how, by }, occurredOn: endedOn }) => [
    patch(deviations, { id: deviation }, { status: 'ended', how, by, endedOn }),
  ],
};

const ofDeviations = projection<DeviationEvent>()({
  name: 'deviations',
  version: 2,
  tables: [deviations],
  /** Streams that note deviations. */
  reads: ['meeting', 'paper', 'person', 'measure', 'goal', 'assignment'],
  leaves: [],
  handlers,
});

const isOfDeviations = takes<DeviationEvent>()({ takes: ['DeviationNoted', 'DeviationResolved'], leaves: [] });

/** A register over several streams: it takes the events that they share, and leaves the others. */
export const deviationsProjection: Projection = {
  ...ofDeviations,
  project: (event) => (isOfDeviations(event) ? ofDeviations.project(event) : []),
};
