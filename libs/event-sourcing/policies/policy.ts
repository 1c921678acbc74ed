import type { Message, Recorded } from '../messages/message.js';
import type { StreamName } from '../store/event-store.js';
import type { FactReader } from '../streams/stream-definition.js';
import type { StreamFold } from './stream-fold.js';

/**
 * A command that a policy asks for: its type, and the path id and body as for HTTP. Effects on one target, and effects of one
 * event, are sent in the order they were asked for; others in parallel.
 */
export interface Effect {
  readonly command: string;
  /** Id of the entity; `null` for a creation. */
  readonly target: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** Effects of the policy with the same key are sent one after the other too, whatever their target and cause. */
  readonly order?: string;
  /** The next effect. It is asked for in the same append as the acceptance of this one; never after a refusal. */
  readonly next?: Effect;
}

/**
 * A request to be woken with `id` and `data` when the business clock reaches `at` (ISO 8601 UTC). A second request with the
 * id of a waiting wake moves that wake.
 */
export interface Wake {
  readonly id: string;
  readonly at: string;
  readonly data: Readonly<Record<string, string>>;
}

/** At most 998 effects and wakes together: they are one append with the received event. */
export interface Reaction {
  readonly effects: readonly Effect[];
  readonly wakes: readonly Wake[];
}

export const noReaction: Reaction = { effects: [], wakes: [] };

/** Reads streams for a reaction. Their revisions become the `basis` of the policy's event. */
export interface PolicyReader extends FactReader {
  /** All events of a stream, in order: for facts that depend on the order, which a state does not keep. */
  events(stream: StreamName): Promise<readonly Recorded[]>;
  /** The state of the event's stream as of the event's append, without later events. */
  asOf<S>(fold: StreamFold<S>, event: Recorded): Promise<S>;
}

/** The reaction to a wake that is due. `react` is pure. */
export interface Waking<W> {
  facts(wake: Wake, read: PolicyReader): Promise<W>;
  react(wake: Wake, facts: W): Reaction;
}

/**
 * A process manager: reads events and asks for commands, durably and each once. `react` is pure; its facts are read from
 * streams before, in `facts`, and may be newer than the event. An event that concerns the policy is recorded even when the
 * reaction is empty; other events leave no trace.
 */
export interface Policy<E extends Message = Message, F = unknown, W = unknown> {
  /** Letters, digits and hyphens. Its stream is `policy-<name>`: the name never changes. */
  readonly name: string;
  /** Categories of the streams it reads. Policy streams are never among them. */
  readonly reads: readonly string[];
  /** The beginning at the policy's first start. Default: behind the log's end. */
  readonly from?: 'log start';
  concerns(event: Recorded): event is Recorded<E>;
  facts(event: Recorded<E>, read: PolicyReader): Promise<F>;
  react(event: Recorded<E>, facts: F): Reaction;
  readonly waking?: Waking<W>;
}
