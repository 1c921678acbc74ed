import type { ProposeAgendaItem } from '#council';
import type { Effect, Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { addDays, daysAfter, effect, morningOf, noReaction } from '#event-sourcing';
import { measureDecider } from '../measure/measure.decide.js';
import type { RemindMeasure } from '../measure/watch/watch.commands.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.decide.js';
import type { EndEvent } from './end-events.js';
import { endEvents } from './end-events.js';
import type { OverdueMeasure } from './overdue-measure.js';
import { overdueMeasure } from './overdue-measure.js';

/** From the reminder of the lead to that of the process manager, and from there to the steering circle. */
export const ESCALATE_AFTER_DAYS = 14;

interface OverdueFacts extends OverdueMeasure {
  /** Steering circles that get a proposal for their agenda now. */
  readonly circles: readonly string[];
}

/**
 * Reminds of a measure that is past its end: its lead on the day after, 14 days after that the process manager, 14 days
 * after that every steering circle of its process, by a proposal for its agenda; each once for one end. With a new end the
 * reminders begin anew. A measure that is over by then has no reminder.
 */
export const overduePolicy: Policy<EndEvent, OverdueFacts | undefined, OverdueMeasure | undefined> = {
  name: 'overdue',
  reads: ['measure'],
  concerns: endEvents,
  facts: async (event, read) => {
    const found = overdueMeasure(await read.state(measureDecider, event.id));
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
    facts: async ({ data: { measure = '' } }, read) => overdueMeasure(await read.state(measureDecider, measure)),
    react: ({ at, data: { measure = '' } }, found) => {
      const [stage] = found?.stages ?? [];
      if (found === undefined || stage === undefined || at < found.since) return noReaction;
      const body = { stage, overdueSince: found.since };
      return { effects: [effect<typeof RemindMeasure>('RemindMeasure', { target: measure, body })], wakes: [] };
    },
  },
};

/** A reminder of another end than the present one does not reach them. */
function reachesCircles(event: Recorded<EndEvent>, { since }: OverdueMeasure): boolean {
  if (event.type !== 'MeasureReminded' || event.data.stage !== 'steeringCircle') return false;
  return event.data.overdueSince === since;
}

async function steeringCircles(process: string, read: PolicyReader): Promise<readonly string[]> {
  const state = await read.state(strategyProcessDecider, process);
  if (!('members' in state)) return [];
  return state.members.committees.flatMap(({ committee, kind }) => (kind === 'steeringCircle' ? [committee] : []));
}

function proposing(circle: string, measure: string, { title, process, since }: OverdueMeasure): Effect {
  const about = { kind: 'measure', id: measure } as const;
  const body = { title, about, process, reason: `Überfällig seit ${since}.` };
  return effect<typeof ProposeAgendaItem>('ProposeAgendaItem', { target: circle, body });
}

/**
 * After a reminder 14 days from when it was really given, so that the reminders do not come all at once after a standstill.
 * After any other change the day after the end, or 14 days after the last reminder of this end.
 */
function nextAt(
  { type, metadata: { recordedAt } }: Recorded<EndEvent>,
  { since, stages, lastOn }: OverdueMeasure,
): string | undefined {
  if (stages.length === 0) return undefined;
  if (type === 'MeasureReminded') return daysAfter(recordedAt, ESCALATE_AFTER_DAYS);
  const at = lastOn === undefined ? morningOf(since) : morningOf(addDays(lastOn, ESCALATE_AFTER_DAYS));
  return later(at, recordedAt);
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}
