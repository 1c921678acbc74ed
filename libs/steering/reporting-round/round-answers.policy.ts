import type { Policy, Recorded } from '#event-sourcing';
import { noReaction } from '#event-sourcing';
import type { ReportingRoundEvent } from './reporting-round.events.js';
import { reportingRoundDecider } from './reporting-round.js';

type Answered = Extract<ReportingRoundEvent, { readonly type: 'RoundAnswered' }>;

/**
 * Carries an answer that says something new to its measure, as progress on the round's day. What the measure does not
 * take, such as a decrease without a reason, stays a refused effect, which an administrator sees.
 */
export const roundAnswersPolicy: Policy<Answered, string | undefined> = {
  name: 'round-answers',
  reads: ['reportingRound'],
  concerns: (event): event is Recorded<Answered> =>
    // The category's decider alone writes its streams, so the type tells the event.
    event.type === 'RoundAnswered' && (event as Recorded<Answered>).data.answer.kind === 'changed',
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
    return { effects: [{ command: 'ReportProgress', target: measure, body }], wakes: [] };
  },
};
