import type { Effect, Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { addDays, daysAfter, intervalOf, morningOf, noReaction } from '#event-sourcing';
import type { EscalationStage, MeasureEvent } from '../measure/measure.events.js';
import { ESCALATION } from '../measure/measure.events.js';
import type { Measure } from '../measure/measure-state.js';
import { measureStatus } from '../measure/measure-state.js';
import { isUnderWay } from '../measure/measure-status.js';
import { measureDecider } from '../measure/measure.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.js';

type Concerned = Extract<
  MeasureEvent,
  { readonly type: 'MeasureAdopted' | 'MeasureScheduleSet' | 'MeasureRevised' | 'MeasureReminded' }
>;

/** From the reminder of the lead to that of the process manager, and from there to the steering circle. */
export const ESCALATE_AFTER_DAYS = 14;

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
  readonly title: string;
  readonly process: string;
}

interface Found extends Overdue {
  /** Circles that are to deal with it now. */
  readonly circles: readonly string[];
}

/**
 * Reminds of a measure that is past its end: its lead on the day after, 14 days after that the process manager, 14 days
 * after that every steering circle of its process, by a proposal for its agenda; each once for one end. A new end
 * begins anew; what is over by then is not reminded of.
 */
export const overduePolicy: Policy<Concerned, Found | undefined, Overdue | undefined> = {
  name: 'overdue',
  reads: ['measure'],
  // The category's decider alone writes its streams, so the type tells the event.
  concerns: (event): event is Recorded<Concerned> => CONCERNED.includes(event.type),
  facts: async (event, read) => {
    const found = overdue(await read.state(measureDecider, event.id));
    if (found === undefined) return undefined;
    const circles = reachesCircles(event) ? await steeringCircles(found.process, read) : [];
    return { ...found, circles };
  },
  react: (event, found): Reaction => {
    if (found === undefined) return noReaction;
    const at = nextAt(event, found);
    const wakes = at === undefined ? [] : [{ id: event.id, at, data: { measure: event.id } }];
    return { effects: found.circles.map((circle) => proposing(circle, event.id, found)), wakes };
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

function reachesCircles(event: Recorded<Concerned>): boolean {
  return event.type === 'MeasureReminded' && event.data.stage === 'steeringCircle';
}

async function steeringCircles(process: string, read: PolicyReader): Promise<readonly string[]> {
  const state = await read.state(strategyProcessDecider, process);
  if (!('members' in state)) return [];
  return state.members.committees.flatMap(({ committee, kind }) => (kind === 'steeringCircle' ? [committee] : []));
}

function proposing(circle: string, measure: string, { title, process, since }: Overdue): Effect {
  const reason = `Überfällig seit ${since}.`;
  const body = { title, about: { kind: 'measure', id: measure }, process, reason };
  return { command: 'ProposeAgendaItem', target: circle, body };
}

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
  return later(morningOf(since), recordedAt);
}

function firstDayAfterEnd(measure: Measure): string | undefined {
  if (measure.status === 'unknown' || !isUnderWay(measureStatus(measure))) return undefined;
  const last = intervalOf(measure.content.schedule.end)?.last;
  return last === undefined ? undefined : addDays(last, 1);
}

function overdue(measure: Measure): Overdue | undefined {
  const since = firstDayAfterEnd(measure);
  if (since === undefined || measure.status === 'unknown') return undefined;
  const reminded = measure.reminders.filter(({ overdueSince }) => overdueSince === since).map(({ stage }) => stage);
  const { title } = measure.content;
  return { since, title, process: measure.process, stages: ESCALATION.filter((stage) => !reminded.includes(stage)) };
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}
