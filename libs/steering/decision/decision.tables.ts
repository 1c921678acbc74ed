import type { Evidence, Party } from '#event-sourcing';
import { json, table, word } from '#event-sourcing';
import type { Provision, Subject } from '#shared-kernel';
import { namesIn, registerNames } from '#shared-kernel';
import type { DecisionContent, DecisionEvent, DecisionKind } from './decision.events.js';

export const decisions = table({
  name: 'decisions',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<'recorded' | 'withdrawn'>(),
    process: 'text',
    kind: word<DecisionKind>(),
    title: 'text',
    by: json<Party>(),
    level: word<DecisionContent['level']>(),
    /** Measures and goals in their versions. */
    decides: json<readonly Subject[]>(),
    followUpOn: 'text?',
    /** The event that recorded it; its day is in the course. */
    event: 'text',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
  visibility: 'everyone',
});

registerNames(
  'decision',
  namesIn(decisions, ({ title }) => title),
);

export type CourseEntry = 'recorded' | 'provisionMet' | 'corrected' | 'withdrawn' | 'followUpDue';

/** The course of a decision in the order of entry; `said` is the event's data. */
export const decisionCourse = table({
  name: 'decisionCourse',
  columns: {
    event: 'text',
    ordinal: 'position',
    decision: 'text',
    what: word<CourseEntry>(),
    on: 'text',
    said: json<DecisionEvent['data']>(),
    evidence: json<Evidence>(),
  },
  key: ['event'],
  indexes: [['decision', 'ordinal']],
  visibility: 'everyone',
});

export const decisionProvisions = table({
  name: 'decisionProvisions',
  columns: {
    provision: 'text',
    ordinal: 'position',
    place: 'integer',
    decision: 'text',
    kind: word<Provision['kind']>(),
    note: 'text?',
    /** The event by which it was met. */
    metBy: 'text?',
  },
  key: ['provision'],
  indexes: [['decision', 'place']],
  visibility: 'everyone',
});
