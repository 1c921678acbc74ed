import type { Policy, Recorded } from '#event-sourcing';
import { addDays, morningOf, noReaction } from '#event-sourcing';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import { missingAnswers, reportingRoundDecider } from './reporting-round.js';

type Opened = Extract<ReportingRoundEvent, { readonly type: 'RoundOpened' }>;

/** Reminds, on the day after the last one for answers, whoever has not answered a round that is open, once. */
export const roundDuePolicy: Policy<Opened, null, boolean> = {
  name: 'round-due',
  reads: ['reportingRound'],
  concerns: (event): event is Recorded<Opened> => event.type === 'RoundOpened',
  facts: async () => null,
  react: ({ id, data }) => {
    return { effects: [], wakes: [{ id, at: morningOf(addDays(data.due, 1)), data: { round: id } }] };
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
