import type { Policy, Recorded, Wake } from '#event-sourcing';
import { intervalOf, noReaction } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { EscalationStage, MeasureEvent } from '../measure/measure.events.js';
import { ESCALATION } from '../measure/measure.events.js';
import type { Measure } from '../measure/measure-state.js';
import { measureStatus } from '../measure/measure-state.js';
import { isUnderWay } from '../measure/measure-status.js';
import { measureDecider } from '../measure/measure.js';

type Planned = Extract<MeasureEvent, { readonly type: 'MeasureAdopted' | 'MeasureScheduleSet' | 'MeasureRevised' }>;

/** From the reminder of the lead to that of the process manager, and from there to the steering circle. */
export const ESCALATE_AFTER_DAYS = 14;

/** UTC: in the morning of the day. */
const MORNING = 'T05:00:00.000Z';

const PLANNED: readonly string[] = [
  'MeasureAdopted',
  'MeasureScheduleSet',
  'MeasureRevised',
] satisfies Planned['type'][];

interface Overdue {
  /** The first day after its end. */
  readonly since: string;
  /** Who was not reminded yet, nearest first. */
  readonly stages: readonly EscalationStage[];
}

/**
 * Reminds of a measure that is past its end: its lead on the day after, 14 days later the process manager, 14 days
 * later the steering circle, each once for one end. A new end begins anew; what is over by then is not reminded of.
 */
export const overduePolicy: Policy<Planned, string | undefined, Overdue | undefined> = {
  name: 'overdue',
  reads: ['measure'],
  // The category's decider alone writes its streams, so the type tells the event.
  concerns: (event): event is Recorded<Planned> => PLANNED.includes(event.type),
  facts: async ({ id }, read) => firstDayAfterEnd(await read.state(measureDecider, id)),
  react: ({ id, metadata }, since) => {
    if (since === undefined) return noReaction;
    // What is long past its end when it is planned so is not escalated all at once.
    const at = later(`${since}${MORNING}`, metadata.recordedAt);
    return { effects: [], wakes: [{ id, at, data: { measure: id } }] };
  },
  waking: {
    facts: async ({ data: { measure = '' } }, read) => overdue(await read.state(measureDecider, measure)),
    react: (wake, found) => {
      const [stage, ...further] = found?.stages ?? [];
      if (found === undefined || stage === undefined || wake.at < found.since) return noReaction;
      const { measure = '' } = wake.data;
      const effect = { command: 'RemindMeasure', target: measure, body: { stage, overdueSince: found.since } };
      return { effects: [effect], wakes: further.length === 0 ? [] : [next(wake)] };
    },
  },
};

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

function next({ id, at, data }: Wake): Wake {
  const then = Temporal.Instant.from(at).add({ hours: 24 * ESCALATE_AFTER_DAYS });
  return { id, at: new Date(then.epochMilliseconds).toISOString(), data };
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}
