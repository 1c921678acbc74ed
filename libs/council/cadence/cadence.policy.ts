import type { DateRefined, Policy, PolicyReader, Reaction } from '#event-sourcing';
import { effect, intervalOf, morningOf, noReaction, takes, typesOf } from '#event-sourcing';
import { committeeDecider } from '../committee/committee.decide.js';
import type { CommitteeEvent } from '../committee/committee.events.js';
import { membershipShapes, proposalShapes } from '../committee/committee.events.js';
import type { Cadence, NotedMeeting } from '../committee/planned-meetings/cadence.js';
import { cadenceOf } from '../committee/planned-meetings/cadence.js';
import type { WarnOfCadence } from '../committee/planned-meetings/planned-meetings.commands.js';

const ofPlans = takes<CommitteeEvent | DateRefined>()({
  takes: ['MeetingsPlanned', 'MeetingNoted'],
  leaves: [
    ...typesOf(membershipShapes),
    ...typesOf(proposalShapes),
    'CommitteeConstituted',
    'CommitteeDissolved',
    'CadenceWarned',
    'RulesAdopted',
    'DateRefined',
  ],
});
type PlanEvent = Extract<CommitteeEvent, { readonly type: (typeof ofPlans.types)[number] }>;

/** A plan of the committee without a warning. */
interface Plan {
  readonly plan: string;
  readonly count: number;
  readonly period: string;
}

interface PlansAndMeetings {
  readonly plans: readonly Plan[];
  readonly meetings: readonly NotedMeeting[];
}

/**
 * Warns, once a plan, that the meetings that a committee planned for a period cannot be held any more. There is no
 * warning of a plan whose period was over when it was recorded.
 */
export const cadencePolicy: Policy<PlanEvent, PlansAndMeetings, PlansAndMeetings> = {
  name: 'cadence',
  reads: ['committee'],
  concerns: ofPlans,
  facts: async ({ id }, read) => await plansAndMeetings(id, read),
  react: ({ id, metadata: { recordedAt } }, { plans, meetings }): Reaction => {
    const today = recordedAt.slice(0, 10);
    const reactions = plans
      .filter(({ period }) => !isOver(period, today))
      .map((plan) => reactionTo(plan, cadenceOf(plan, meetings, today), { committee: id, today }));
    return joined(reactions);
  },
  waking: {
    facts: async ({ data: { committee = '' } }, read) => await plansAndMeetings(committee, read),
    react: ({ at, data: { committee = '', plan = '' } }, { plans, meetings }) => {
      const today = at.slice(0, 10);
      const open = plans.find((one) => one.plan === plan);
      if (open === undefined) return noReaction;
      return reactionTo(open, cadenceOf(open, meetings, today), { committee, today });
    },
  },
};

function isOver(period: string, today: string): boolean {
  const last = intervalOf(period)?.last;
  return last !== undefined && last < today;
}

async function plansAndMeetings(id: string, read: PolicyReader): Promise<PlansAndMeetings> {
  const committee = await read.state(committeeDecider, id);
  if (committee.status !== 'constituted') return { plans: [], meetings: [] };
  const { plans: planned, meetings } = committee.planned;
  const plans = Object.entries(planned).flatMap(([period, { plan, count, warned }]) =>
    warned ? [] : [{ plan, count, period }],
  );
  return { plans, meetings: Object.values(meetings) };
}

/** The warning if it is due; otherwise a wake on the next day on which it may be due. */
function reactionTo(
  { plan }: Plan,
  { impossibleFrom, lookAgainOn }: Cadence,
  { committee, today }: { readonly committee: string; readonly today: string },
): Reaction {
  if (impossibleFrom === null) return noReaction;
  if (impossibleFrom <= today) {
    const warning = effect<typeof WarnOfCadence>('WarnOfCadence', { target: committee, body: { plan } });
    return { effects: [warning], wakes: [] };
  }
  const on = lookAgainOn !== null && lookAgainOn < impossibleFrom ? lookAgainOn : impossibleFrom;
  return { effects: [], wakes: [{ id: plan, at: morningOf(on), data: { committee, plan } }] };
}

function joined(reactions: readonly Reaction[]): Reaction {
  return { effects: reactions.flatMap(({ effects }) => effects), wakes: reactions.flatMap(({ wakes }) => wakes) };
}
