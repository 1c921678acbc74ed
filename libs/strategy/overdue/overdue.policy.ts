import type { Policy, Recorded } from '#event-sourcing';
import { intervalOf, noReaction } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { EscalationStage, MeasureEvent } from '../measure/measure.events.js';
import { ESCALATION } from '../measure/measure.events.js';
import type { Measure } from '../measure/measure-state.js';
import { measureStatus } from '../measure/measure-state.js';
import { isUnderWay } from '../measure/measure-status.js';
import { measureDecider } from '../measure/measure.js';

type Concerned = Extract<
  MeasureEvent,
  { readonly type: 'MeasureAdopted' | 'MeasureScheduleSet' | 'MeasureRevised' | 'MeasureReminded' }
>;

/** From the reminder of the lead to that of the process manager, and from there to the steering circle. */
export const ESCALATE_AFTER_DAYS = 14;

/** UTC: in the morning of the day. */
const MORNING = 'T05:00:00.000Z';

const CONCERNED: readonly string[] = [
  'MeasureAdopted',
  'MeasureScheduleSet',
  'MeasureRevised',
  'MeasureReminded',
] satisfies Concerned['type'][];

interface Overdue {
  /** The first day after its end. */
  readonly since: string;
  /** Who was not reminded yet, nearest first. */
  readonly stages: readonly EscalationStage[];
}

/**
 * Reminds of a measure that is past its end: its lead on the day after, 14 days after that the process manager, 14 days
 * after that the steering circle, each once for one end. A new end begins anew; what is over by then is not reminded of.
 */
export const overduePolicy: Policy<Concerned, Overdue | undefined, Overdue | undefined> = {
  name: 'overdue',
  reads: ['measure'],
  // The category's decider alone writes its streams, so the type tells the event.
  concerns: (event): event is Recorded<Concerned> => CONCERNED.includes(event.type),
  facts: async ({ id }, read) => overdue(await read.state(measureDecider, id)),
  react: (event, found) => {
    const at = found === undefined ? undefined : nextAt(event, found);
    if (at === undefined) return noReaction;
    return { effects: [], wakes: [{ id: event.id, at, data: { measure: event.id } }] };
  },
  waking: {
    facts: async ({ data: { measure = '' } }, read) => overdue(await read.state(measureDecider, measure)),
    react: ({ at, data: { measure = '' } }, found) => {
      const [stage] = found?.stages ?? [];
      if (found === undefined || stage === undefined || at < found.since) return noReaction;
      const body = { stage, overdueSince: found.since };
      return { effects: [{ command: 'RemindMeasure', target: measure, body }], wakes: [] };
    },
  },
};

/**
 * After a reminder 14 days from when it was really given, so that a standstill does not bring all at once. After a change
 * of the plan the day after the end, unless somebody was reminded of this end already: then the next wake is waiting.
 */
function nextAt(
  { type, metadata: { recordedAt } }: Recorded<Concerned>,
  { since, stages }: Overdue,
): string | undefined {
  if (stages.length === 0) return undefined;
  if (type === 'MeasureReminded') return daysAfter(recordedAt, ESCALATE_AFTER_DAYS);
  if (stages.length < ESCALATION.length) return undefined;
  return later(`${since}${MORNING}`, recordedAt);
}

function firstDayAfterEnd(measure: Measure): string | undefined {
  if (measure.status === 'unknown' || !isUnderWay(measureStatus(measure))) return undefined;
  const last = intervalOf(measure.content.schedule.end)?.last;
  return last === undefined ? undefined : Temporal.PlainDate.from(last).add({ days: 1 }).toString();
}

function overdue(measure: Measure): Overdue | undefined {
  const since = firstDayAfterEnd(measure);
  if (since === undefined || measure.status === 'unknown') return undefined;
  const reminded = measure.reminders.filter(({ overdueSince }) => overdueSince === since).map(({ stage }) => stage);
  return { since, stages: ESCALATION.filter((stage) => !reminded.includes(stage)) };
}

/** `instant` is ISO 8601 UTC, as are business clocks. */
function daysAfter(instant: string, days: number): string {
  const then = Temporal.Instant.from(instant).add({ hours: 24 * days });
  return new Date(then.epochMilliseconds).toISOString();
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}
