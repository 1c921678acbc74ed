import type { Message, Recorded } from '../messages/message.js';
import type { FactReader } from '../streams/stream-definition.js';

/** A command that a policy asks for: the type's name and what HTTP would take as path ids and body. */
export interface Effect {
  readonly command: string;
  /** The entity that it is for; `null` for a creation. */
  readonly target: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Be woken with `id` and `data` when the business clock reaches `at` (ISO 8601 UTC). */
export interface Wake {
  readonly id: string;
  readonly at: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface Reaction {
  readonly effects: readonly Effect[];
  readonly wakes: readonly Wake[];
}

/**
 * What happens by itself: reads events and asks for commands, durably and each once. `react` and `wake` are pure;
 * what they need from streams is read before, in `facts`. An event that does not concern the policy leaves no trace.
 */
export interface Policy<E extends Message = Message, F = unknown> {
  readonly name: string;
  /** Categories of the streams it reads. Policy streams are never among them. */
  readonly reads: readonly string[];
  concerns(event: Recorded): event is Recorded<E>;
  facts(event: Recorded<E>, read: FactReader): Promise<F>;
  react(event: Recorded<E>, facts: F): Reaction;
  wakeFacts?(wake: Wake, read: FactReader): Promise<F>;
  wake?(wake: Wake, facts: F): Reaction;
}
