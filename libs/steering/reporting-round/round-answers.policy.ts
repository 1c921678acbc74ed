import type { DateRefined, Policy, Recorded } from '#event-sourcing';
import { effect, noReaction, takes } from '#event-sourcing';
import type { ReportProgress } from '../measure/course/course.commands.js';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import { reportingRoundDecider } from './reporting-round.decide.js';

type Answered = Extract<ReportingRoundEvent, { readonly type: 'RoundAnswered' }>;

const isAnswer = takes<ReportingRoundEvent | DateRefined>()({
  takes: ['RoundAnswered'],
  leaves: ['RoundOpened', 'RoundReminded', 'RoundClosed', 'DateRefined'],
});

/**
 * Carries an answer with something new to its measure, as progress on the round's day. An answer that the measure refuses,
 * such as a decrease without a reason, stays a refused effect, which an administrator sees.
 */
export const roundAnswersPolicy: Policy<Answered, string | undefined> = {
  name: 'round-answers',
  reads: ['reportingRound'],
  concerns: (event): event is Recorded<Answered> => isAnswer(event) && event.data.answer.kind === 'changed',
  facts: async ({ id }, read) => {
    const round = await read.state(reportingRoundDecider, id);
    return round.status === 'unknown' ? undefined : round.asOf;
  },
  react: ({ id: round, data: { measure, answer } }, asOf) => {
    if (answer.kind === 'noChange' || asOf === undefined) return noReaction;
    const { percent, note } = answer;
    if (percent === undefined && note === undefined) return noReaction;
    const said = { ...(percent !== undefined && { percent }), ...(note !== undefined && { note }) };
    const reason = note === undefined ? {} : { reason: note };
    const body = { ...said, ...(percent !== undefined && reason), round, occurredOn: asOf };
    return { effects: [effect<typeof ReportProgress>('ReportProgress', { target: measure, body })], wakes: [] };
  },
};
