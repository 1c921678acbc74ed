import { evolveByType, unchanged } from '#event-sourcing';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import type { ReportingRound } from './reporting-round.state.js';

export const evolveReportingRound = evolveByType<ReportingRound, ReportingRoundEvent>({
  RoundOpened: (_round, { data: { asOf, due, asks } }) => ({
    ...{ status: 'open', asOf, due, asks: asks.map(({ measure }) => measure), answers: {} },
  }),
  RoundAnswered: (round, { data: { measure, answer } }) =>
    round.status === 'unknown' ? round : { ...round, answers: { ...round.answers, [measure]: answer } },
  RoundClosed: (round) => (round.status === 'unknown' ? round : { ...round, status: 'closed' }),
  RoundReminded: unchanged,
  DateRefined: unchanged,
});
