import type { Policy, Recorded } from '#event-sourcing';
import { noReaction } from '#event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import { missingAnswers, reportingRoundDecider } from './reporting-round.js';

type Opened = Extract<ReportingRoundEvent, { readonly type: 'RoundOpened' }>;

/** UTC: in the morning of the day. */
const MORNING = 'T05:00:00.000Z';

/** Reminds, on the day after the last one for answers, whoever has not answered a round that is open, once. */
export const roundDuePolicy: Policy<Opened, null, boolean> = {
  name: 'round-due',
  reads: ['reportingRound'],
  concerns: (event): event is Recorded<Opened> => event.type === 'RoundOpened',
  facts: async () => null,
  react: ({ id, data }) => {
    const day = Temporal.PlainDate.from(data.due).add({ days: 1 }).toString();
    return { effects: [], wakes: [{ id, at: `${day}${MORNING}`, data: { round: id } }] };
  },
  waking: {
    facts: async ({ data: { round = '' } }, read) => {
      const state = await read.state(reportingRoundDecider, round);
      return state.status === 'open' && missingAnswers(state).length > 0;
    },
    react: ({ data: { round = '' } }, isMissing) =>
      isMissing ? { effects: [{ command: 'RemindRound', target: round, body: {} }], wakes: [] } : noReaction,
  },
};
