import type { Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { intervalOf, morningOf, noReaction } from '#event-sourcing';
import type { CommitteeEvent } from '../committee/committee.events.js';
import { committeeDecider } from '../committee/committee.js';
import type { Cadence, NotedMeeting } from '../committee/cadence.js';
import { cadenceOf } from '../committee/cadence.js';

type Concerned = Extract<CommitteeEvent, { readonly type: 'MeetingsPlanned' | 'MeetingNoted' }>;

/** A plan of the committee of which nobody was warned yet. */
interface Plan {
  readonly plan: string;
  readonly count: number;
  readonly period: string;
}

interface Watched {
  readonly plans: readonly Plan[];
  readonly meetings: readonly NotedMeeting[];
}

/**
 * Warns, once a plan, when the meetings that a committee planned for a period cannot be held any more. A plan whose
 * period was over when it was recorded is history: nobody can do anything about it.
 */
export const cadencePolicy: Policy<Concerned, Watched, Watched> = {
  name: 'cadence',
  reads: ['committee'],
  // The category's decider alone writes its streams, so the type tells the event.
  concerns: (event): event is Recorded<Concerned> => event.type === 'MeetingsPlanned' || event.type === 'MeetingNoted',
  facts: async ({ id }, read) => await watched(id, read),
  react: ({ id, metadata: { recordedAt } }, { plans, meetings }): Reaction => {
    const today = recordedAt.slice(0, 10);
    const reactions = plans
      .filter(({ period }) => !isOver(period, today))
      .map((plan) => reactionTo(plan, cadenceOf(plan, meetings, today), { committee: id, today }));
    return together(reactions);
  },
  waking: {
    facts: async ({ data: { committee = '' } }, read) => await watched(committee, read),
    react: ({ at, data: { committee = '', plan = '' } }, { plans, meetings }) => {
      const today = at.slice(0, 10);
      const waiting = plans.find((one) => one.plan === plan);
      if (waiting === undefined) return noReaction;
      return reactionTo(waiting, cadenceOf(waiting, meetings, today), { committee, today });
    },
  },
};

function isOver(period: string, today: string): boolean {
  const last = intervalOf(period)?.last;
  return last !== undefined && last < today;
}

async function watched(id: string, read: PolicyReader): Promise<Watched> {
  const committee = await read.state(committeeDecider, id);
  if (committee.status !== 'constituted') return { plans: [], meetings: [] };
  const { plans: planned, meetings } = committee.planned;
  const plans = Object.entries(planned).flatMap(([period, { plan, count, warned }]) =>
    warned ? [] : [{ plan, count, period }],
  );
  return { plans, meetings: Object.values(meetings) };
}

/** The warning where it is due, else the next day on which to look. */
function reactionTo(
  { plan }: Plan,
  { impossibleFrom, lookAgainOn }: Cadence,
  { committee, today }: { readonly committee: string; readonly today: string },
): Reaction {
  if (impossibleFrom === null) return noReaction;
  if (impossibleFrom <= today) {
    return { effects: [{ command: 'WarnOfCadence', target: committee, body: { plan } }], wakes: [] };
  }
  const on = lookAgainOn !== null && lookAgainOn < impossibleFrom ? lookAgainOn : impossibleFrom;
  return { effects: [], wakes: [{ id: plan, at: morningOf(on), data: { committee, plan } }] };
}

function together(reactions: readonly Reaction[]): Reaction {
  return { effects: reactions.flatMap(({ effects }) => effects), wakes: reactions.flatMap(({ wakes }) => wakes) };
}
