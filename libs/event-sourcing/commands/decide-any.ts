import type { ClaimAbandoned } from '../claims/abandon-claim.js';
import { decideAbandonClaim } from '../claims/abandon-claim.js';
import type { Message } from '../messages/message.js';
import type { StreamState } from '../streams/stream-states.js';
import { certainlyAfter } from '../time/partial-date.js';
import type { CommandAttempt } from './command-attempt.js';
import type { DateRefined } from './date-refined.types.js';
import type { Decision } from './decider.js';
import { refuse, refuseIrregular } from './decider.js';
import { DEVIATIONS_DIFFER, hasNotedAll } from './deviations.js';
import type { GeneralRefusal } from './general-refusals.js';
import { decideRefineDate } from './refine-date.js';

const IN_THE_FUTURE = 'the fact lies in the future' satisfies GeneralRefusal;

/** The decision on any command: those that every stream takes are decided here, the others by the stream's decider. */
export function decideAny(
  attempt: CommandAttempt,
  known: StreamState<unknown>,
  facts: unknown,
): Decision<Message, string> {
  const { command } = attempt;
  const { occurredOn, today, deviations } = command.meta;
  if (certainlyAfter(occurredOn, today)) return refuse(IN_THE_FUTURE);
  if (command.type === 'RefineDate') {
    // The gateway checked the body of RefineDate; every stream takes it, with any decider.
    const data = command.data as DateRefined['data'];
    return certainlyAfter(data.to, today) ? refuse(IN_THE_FUTURE) : decideRefineDate(data, known.dates);
  }
  if (command.type === 'AbandonClaim') {
    // Its body was checked, too; every stream with edges takes it.
    return decideAbandonClaim(command.data as ClaimAbandoned['data'], known.state, attempt.addressed.definition.edges);
  }
  const decision = attempt.addressed.definition.decider.decide(command, known.state, facts);
  // A decider that asks for no rule does not look at deviations: none may get lost.
  return decision.accepted && decision.events.length > 0 && !hasNotedAll(deviations, decision.events)
    ? refuseIrregular(DEVIATIONS_DIFFER, [])
    : decision;
}
