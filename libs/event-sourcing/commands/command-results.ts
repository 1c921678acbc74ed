import { entityIdOf, streamName } from '../messages/message.js';
import type { CommandTrace, StreamState } from '../streams/stream-states.js';
import type { CommandResult } from './addressed-command.js';
import type { CommandAttempt } from './command-attempt.js';
import type { GeneralRefusal } from './general-refusals.js';
import type { Refusal } from './refusal.js';
import { inWords } from './warning.js';

/** The original answer, for the same content under the same key. */
export function repeated(attempt: CommandAttempt, trace: CommandTrace): CommandResult {
  if (attempt.hash === '' || trace.hash === attempt.hash) return done(attempt, trace);
  return refusal({ kind: 'keyReused', reason: 'key was used for other content' });
}

export function done(attempt: CommandAttempt, trace: Omit<CommandTrace, 'hash'>): CommandResult {
  const { category } = attempt.addressed.definition.decider;
  return {
    done: true,
    // A command that may begin a stream may also find one: it made the entity only if its own events begin the stream.
    created: attempt.addressed.creates && trace.revision === BigInt(trace.events.length - 1),
    id: attempt.id,
    stream: streamName(category, attempt.id),
    revision: trace.revision,
    position: trace.position,
    events: trace.events,
    parts: trace.parts,
    ...(attempt.before.length > 0 && { before: attempt.before }),
    warnings: inWords(attempt.addressed.definition, trace.warnings),
  };
}

export function unchanged(known: StreamState<unknown>, note: string | undefined): CommandResult {
  return {
    done: true,
    created: false,
    id: entityIdOf(known.stream),
    stream: known.stream,
    revision: known.revision === 'noStream' ? -1n : known.revision,
    position: known.position ?? 0n,
    events: [],
    parts: [],
    warnings: [],
    ...(note !== undefined && { note }),
  };
}

export function stale(known: { readonly revision: bigint | 'noStream' }): Refusal<GeneralRefusal> {
  return { kind: 'stale', reason: 'changed since it was read', actual: known.revision };
}

export function refusal(some: Refusal): CommandResult {
  return { done: false, refusal: some };
}
