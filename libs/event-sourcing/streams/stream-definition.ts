import type { Likeness } from '../claims/likeness.js';
import type { EdgeStructure } from '../claims/edge-structure.js';
import type { Command, Decider } from '../commands/decider.js';
import type { Message, Recorded } from '../messages/message.js';
import type { Evidence } from '../messages/metadata.js';
import type { PartialDate } from '../time/partial-date.js';
import type { StreamName } from '../store/event-store.js';
import type { AnyDeciderOf } from './any-decider-of.types.js';
import type { EndOfUse, Use } from './end-of-use.js';
import type { PublishedState } from './published-state.js';

/** Reads other streams for a decision. Their revisions become the events' `basis`. */
export interface FactReader {
  /** The present state of another stream; `initial` when it does not exist. */
  state<S>(decider: AnyDeciderOf<S>, id: string): Promise<S>;
  /** Whether the stream of this category and id has an event. It is a fact like `state`, without the decider. */
  exists(category: string, id: string): Promise<boolean>;
  /** The part of the present state that the stream's decider publishes. */
  published<V>(published: PublishedState<V>, id: string): Promise<V>;
}

/** Reads the facts of a command. Reads by `log` are not part of the `basis`: the command's event names the last event read. */
export interface CommandReader extends FactReader {
  /**
   * The log's events of these categories in log order, in slices, up to the log's end at the beginning of the read. It reads
   * the whole log, about 200,000 events a second: only for rare commands.
   */
  log(categories: readonly string[]): AsyncIterable<readonly Recorded[]>;
  /** The events of one stream from a revision on, in slices. They are no part of the `basis` either. */
  events(stream: StreamName, from: bigint): AsyncIterable<readonly Recorded[]>;
  /**
   * Stores a text as a document and resolves with its SHA-256 (64 hexadecimal digits) for the event that names it. It is
   * durable before the events are appended. A refusal after it leaves a document that no event names.
   */
  keep(text: string): Promise<string>;
}

/** The document store, as far as commands use it. */
export interface KeptDocuments {
  /** Resolves with the SHA-256 of the bytes once they are durable. */
  put(bytes: Uint8Array): Promise<string>;
}

/** A grant that holds on the business clock's day. */
export interface ActiveGrant {
  readonly role: string;
  /** Of a worker: the types of jobs that it may work on. Absent: all. */
  readonly jobTypes?: readonly string[];
}

/** A value that only one entity may hold, such as a paper's reference. */
export interface ClaimedValue {
  /** Category of the claim's stream. */
  readonly category: string;
  readonly value: string;
  /** Answer when another entity holds it. */
  readonly reasonIfTaken: string;
}

interface CommandBefore {
  /** Category of the stream that takes it. */
  readonly category: string;
  readonly id: string;
  readonly type: string;
  /** Checked by the stream that asks for it. */
  readonly data: object;
}

/**
 * A command that another stream has to accept before the own events are appended.
 * - `record`: the entity is recorded as a part of the same act, with the caller's rights and parties. It may not exist yet; the
 *   answer names it in `before`; its refusal is answered as it is.
 * - `consent`: an existing entity decides at its own revision whether it takes part. The system asks; the revision is a basis of
 *   the own events; a refusal is answered as one of the reference in `field`.
 */
export type PriorCommand =
  | (CommandBefore & {
      readonly kind: 'record';
      readonly occurredOn?: PartialDate;
      /** Default: that of the command which asks for it. */
      readonly evidence?: Evidence;
    })
  | (CommandBefore & { readonly kind: 'consent'; readonly field: string });

/** A kind of stream for the command handler: its decider, and the facts that its decisions need from outside. */
export interface StreamDefinition<C extends Command, S, E extends Message, R extends string, F = undefined> {
  readonly decider: Decider<C, S, E, R, F>;
  /** Reads facts from other streams. Omitted when the decider needs none. */
  facts?(command: C, state: S, read: CommandReader): Promise<F>;
  /** Whether the caller may send the command to this entity. The role was checked at the route before. */
  permits?(command: C, state: S, facts: F, grants: readonly ActiveGrant[]): boolean;
  /** A value to claim before the events are appended. */
  claims?(command: C, state: S): ClaimedValue | undefined;
  /**
   * What other streams have to accept first, such as a paper that an item rests on. It is asked for after the decision was
   * accepted, so that a refusal leaves no trace elsewhere; a repetition after a crash asks for what is still missing. A crash
   * or a conflict after a consent leaves one that nothing follows: those entities have to allow for it.
   */
  before?(command: C, state: S, facts: F): readonly PriorCommand[];
  /** Structures in which the stream's state has edges. The handler claims and releases them by the states around an append. */
  readonly edges?: readonly EdgeStructure[];
  /** By what an entity is like others: a second one is allowed and told in the answer. */
  readonly likenesses?: readonly Likeness[];
  /** The end of its entities for others. */
  readonly ends?: EndOfUse;
  /** What its events begin to use. Each category that its decider asks for an end is here. */
  readonly uses?: readonly Use[];
  /** Event fields to encrypt with the entity's data key, by event type. */
  readonly personalFields?: Readonly<Partial<Record<E['type'], readonly string[]>>>;
}

export type AnyDecider = Decider<Command, unknown, Message, string, unknown>;
export type AnyStreamDefinition = StreamDefinition<Command, unknown, Message, string, unknown>;

export type { AnyDeciderOf, StreamName };
