import type { Effect, Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { addDays, daysAfter, intervalOf, morningOf, noReaction } from '#event-sourcing';
import type { EscalationStage, MeasureEvent } from '../measure/measure.events.js';
import { ESCALATION } from '../measure/measure.events.js';
import type { Measure } from '../measure/measure.state.js';
import { measureStatus } from '../measure/measure.state.js';
import { isUnderWay } from '../measure/measure-status.js';
import { measureDecider } from '../measure/measure.decide.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.decide.js';

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
  /** The day of the last reminder of this end. */
  readonly lastOn?: string;
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
    const circles = reachesCircles(event, found) ? await steeringCircles(found.process, read) : [];
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

/** Not where it has another end since the reminder. */
function reachesCircles(event: Recorded<Concerned>, { since }: Overdue): boolean {
  if (event.type !== 'MeasureReminded' || event.data.stage !== 'steeringCircle') return false;
  return event.data.overdueSince === since;
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
 * After a reminder 14 days from when it was really given, so that a standstill does not bring all at once. After any other
 * change the day after the end, or 14 days after the last reminder of this end.
 */
function nextAt(
  { type, metadata: { recordedAt } }: Recorded<Concerned>,
  { since, stages, lastOn }: Overdue,
): string | undefined {
  if (stages.length === 0) return undefined;
  if (type === 'MeasureReminded') return daysAfter(recordedAt, ESCALATE_AFTER_DAYS);
  const at = lastOn === undefined ? morningOf(since) : morningOf(addDays(lastOn, ESCALATE_AFTER_DAYS));
  return later(at, recordedAt);
}

function firstDayAfterEnd(measure: Measure): string | undefined {
  if (measure.status === 'unknown' || !isUnderWay(measureStatus(measure))) return undefined;
  const last = intervalOf(measure.content.schedule.end)?.last;
  return last === undefined ? undefined : addDays(last, 1);
}

function overdue(measure: Measure): Overdue | undefined {
  const since = firstDayAfterEnd(measure);
  if (since === undefined || measure.status === 'unknown') return undefined;
  const given = measure.reminders.filter(({ overdueSince }) => overdueSince === since);
  const reminded = given.map(({ stage }) => stage);
  const lastOn = intervalOf(given.at(-1)?.on ?? 'unknown')?.last;
  const { process, content } = measure;
  const stages = ESCALATION.filter((stage) => !reminded.includes(stage));
  return { since, stages, title: content.title, process, ...(lastOn !== undefined && { lastOn }) };
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}
