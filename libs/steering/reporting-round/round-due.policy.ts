import type { DateRefined, Policy } from '#event-sourcing';
import { addDays, effect, morningOf, noReaction, takes } from '#event-sourcing';
import type { RemindRound } from './reporting-round.commands.js';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import { reportingRoundDecider } from './reporting-round.decide.js';
import { missingAnswers } from './reporting-round.state.js';

type Opened = Extract<ReportingRoundEvent, { readonly type: 'RoundOpened' }>;

/** Sends one reminder of an open round to those without an answer, on the day after the last day for answers. */
export const roundDuePolicy: Policy<Opened, null, boolean> = {
  name: 'round-due',
  reads: ['reportingRound'],
  concerns: takes<ReportingRoundEvent | DateRefined>()({
    takes: ['RoundOpened'],
    leaves: ['RoundAnswered', 'RoundReminded', 'RoundClosed', 'DateRefined'],
  }),
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
      isMissing
        ? { effects: [effect<typeof RemindRound>('RemindRound', { target: round, body: {} })], wakes: [] }
        : noReaction,
  },
};
