import type { Message, Recorded } from '../messages/message.js';
import type { StreamName } from '../store/event-store.js';
import type { FactReader } from '../streams/stream-definition.js';
import type { StreamFold } from './stream-fold.js';

/** A command that a policy asks for: the type's name and what HTTP would take as path id and body. */
export interface Effect {
  readonly command: string;
  /** The entity that it is for; `null` for a creation. */
  readonly target: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** Asked for once this one was accepted, in the same append as the acceptance; never after a refusal. */
  readonly next?: Effect;
}

/**
 * Be woken with `id` and `data` when the business clock reaches `at` (ISO 8601 UTC). Asking again under an id that
 * is still waiting moves that wake.
 */
export interface Wake {
  readonly id: string;
  readonly at: string;
  readonly data: Readonly<Record<string, string>>;
}

/** At most 998 effects and wakes together: they are one append with what caused them. */
export interface Reaction {
  readonly effects: readonly Effect[];
  readonly wakes: readonly Wake[];
}

export const noReaction: Reaction = { effects: [], wakes: [] };

/** Reads streams for a reaction; what it read becomes the `basis` of what the policy records. */
export interface PolicyReader extends FactReader {
  /** All events of a stream, in order: for what depends on the order, which a state has forgotten. */
  events(stream: StreamName): Promise<readonly Recorded[]>;
  /** The state of the event's stream as of the append that it came in, whatever was appended since. */
  asOf<S>(fold: StreamFold<S>, event: Recorded): Promise<S>;
}

/** What is done when a wake is due. `react` is pure. */
export interface Waking<W> {
  facts(wake: Wake, read: PolicyReader): Promise<W>;
  react(wake: Wake, facts: W): Reaction;
}

/**
 * What happens by itself: reads events and asks for commands, durably and each once. `react` is pure; what it needs
 * from streams is read before, in `facts`, and may be newer than the event. An event that does not concern the policy
 * leaves no trace; one that does is recorded even when the reaction is empty.
 */
export interface Policy<E extends Message = Message, F = unknown, W = unknown> {
  /** Letters, digits and hyphens; its stream is `policy-<name>`, so that it is never renamed. */
  readonly name: string;
  /** Categories of the streams it reads. Policy streams are never among them. */
  readonly reads: readonly string[];
  /** Where it begins when it is started for the first time. Default: behind the log's end. */
  readonly from?: 'log start';
  concerns(event: Recorded): event is Recorded<E>;
  facts(event: Recorded<E>, read: PolicyReader): Promise<F>;
  react(event: Recorded<E>, facts: F): Reaction;
  readonly waking?: Waking<W>;
}
