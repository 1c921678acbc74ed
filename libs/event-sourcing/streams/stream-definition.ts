import type { Command, Decider } from '../commands/decider.js';
import type { Message, Recorded } from '../messages/message.js';
import type { StreamName } from '../store/event-store.js';
import type { Publication, PublishedState } from './published-state.js';

/** Reads other streams for a decision; what it read becomes the events' `basis`. */
export interface FactReader {
  /** The present state of another stream, `initial` when it does not exist. */
  state<S>(decider: AnyDeciderOf<S>, id: string): Promise<S>;
  /** Whether the stream of this category and id has an event. It is a fact like `state`, without the decider. */
  exists(category: string, id: string): Promise<boolean>;
  /** What the stream's decider publishes of its present state. */
  published<V>(published: PublishedState<V>, id: string): Promise<V>;
}

/** What a command's facts may be read from. What `log` reads is no `basis`: whoever uses it names its last event. */
export interface CommandReader extends FactReader {
  /**
   * The log's events of these categories in its order, in slices, up to its end as it was when the reading began. It takes
   * as long as the log is long, a second for some 200,000 events: for rare acts that look at everything.
   */
  log(categories: readonly string[]): AsyncIterable<readonly Recorded[]>;
  /**
   * Keeps a text as a document and says its SHA-256 (64 hexadecimal digits) for the event that names it: it is written
   * and synced before the events are appended. What is refused afterwards leaves a document that nothing names.
   */
  keep(text: string): Promise<string>;
}

/** Where documents are kept. */
export interface KeptDocuments {
  /** Resolves with the SHA-256 of the bytes once they are durable. */
  put(bytes: Uint8Array): Promise<string>;
}

/** A grant that holds on the business clock's day. */
export interface ActiveGrant {
  readonly role: string;
}

/** A value that only one entity may hold, such as a paper's reference. */
export interface ClaimedValue {
  /** Category of the claim's stream. */
  readonly category: string;
  readonly value: string;
  /** Answer when another entity holds it. */
  readonly reasonIfTaken: string;
}

/** How commands reach a kind of stream: its decider and what the decider's decisions need from outside. */
export interface StreamDefinition<C extends Command, S, E extends Message, R extends string, F = undefined> {
  readonly decider: Decider<C, S, E, R, F>;
  /** Facts from other streams. Left out by deciders without any. */
  facts?(command: C, state: S, read: CommandReader): Promise<F>;
  /** Whether the caller may do it to this very entity; the role's check at the route came before. */
  permits?(command: C, state: S, facts: F, grants: readonly ActiveGrant[]): boolean;
  /** A value to hold before the events are appended. */
  claims?(command: C, state: S): ClaimedValue | undefined;
  /** Fields of events that are sealed with the data key of the entity, by event type. */
  readonly personalFields?: Readonly<Partial<Record<E['type'], readonly string[]>>>;
}

export type AnyDecider = Decider<Command, unknown, Message, string, unknown>;
export type AnyStreamDefinition = StreamDefinition<Command, unknown, Message, string, unknown>;

/** What loading a state needs of a decider. */
export interface AnyDeciderOf<S> {
  readonly category: string;
  readonly initial: S;
  readonly publishes?: readonly Publication<S>[];
  // Method syntax: a decider of fewer event types may be used where any event is handed in.
  evolve(state: S, event: never): S;
}

export type { StreamName };
