import type { Evolved, Message } from '../messages/message.js';
import type { Evidence, OccurredAt, Party } from '../messages/metadata.js';
import type { EventShapes } from '../messages/message-registry.js';
import type { PartialDate } from '../time/partial-date.js';
import type { Publication } from '../streams/published-state.js';
import type { DateRefined } from './date-refined.types.js';
import type { NotedWarning } from '../messages/metadata.js';
import type { WarningText } from './warning.js';
import type { Concerned, Difference, Refusal, Violation } from './refusal.js';

/** A rule that the caller knows to be violated, and why the act is recorded all the same. */
export interface DeviationClaim {
  readonly rule: string;
  readonly reason: string;
  readonly evidence?: Evidence;
}

/** Everything around a command that a decider may judge by; time travels in here. */
export interface CommandMeta {
  readonly commandId: string;
  /** The entity that the command is for; of a creation, the id it will have. */
  readonly id: string;
  readonly actor: string;
  readonly actedBy: Party;
  readonly onBehalfOf?: Party;
  readonly occurredOn: PartialDate;
  readonly occurredAt?: OccurredAt;
  readonly evidence: Evidence;
  readonly deviations: readonly DeviationClaim[];
  /** Business clock, ISO 8601 UTC, and its day in the log's zone. */
  readonly recordedAt: string;
  readonly today: string;
}

export interface Command<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
  readonly meta: CommandMeta;
}

/** An event as decided. Its `occurred` is the command's, unless the event has one of its own. */
export type Decided<E extends Message> = E extends Message
  ? E & { readonly occurredOn?: PartialDate; readonly occurredAt?: OccurredAt }
  : never;

export type Decision<E extends Message, R extends string> =
  | {
      readonly accepted: true;
      readonly events: readonly Decided<E>[];
      readonly note?: string;
      /** What a person should know although it is accepted; kept with the events. */
      readonly warnings?: readonly NotedWarning[];
    }
  | { readonly accepted: false; readonly refusal: Refusal<R> };

/**
 * A stream's behaviour. Pure: no clock, no randomness, no I/O; a refusal is a value.
 * `S` is a union on `status` whose first member is the stream that does not exist yet.
 */
export interface Decider<C extends Command, S, E extends Message, R extends string, F = undefined> {
  /** First part of the stream's name: letters, digits, underscore. */
  readonly category: string;
  readonly initial: S;
  readonly events: EventShapes<E>;
  /** German wording of each refusal. */
  readonly german: Readonly<Record<R, string>>;
  /** Whether `evolve` gets personal fields decrypted; one whose key was destroyed is null. Else it gets them encrypted. */
  readonly readsPersonalFields?: true;
  /** The words of each warning that a decision may carry, by its code. */
  readonly warnings?: Readonly<Record<string, WarningText>>;
  /** Parts of the state that other streams may read. */
  readonly publishes?: readonly Publication<S>[];
  decide(command: C, state: S, facts: F): Decision<E, R>;
  evolve(state: S, event: Evolved<E | DateRefined>): S;
}

export function accept<E extends Message>(...events: readonly Decided<E>[]): Decision<E, never> {
  return { accepted: true, events };
}

/** Accepted, with something that a person should know. */
export function acceptWarning<E extends Message>(
  warnings: readonly NotedWarning[],
  ...events: readonly Decided<E>[]
): Decision<E, never> {
  return { accepted: true, events, ...(warnings.length > 0 && { warnings }) };
}

/** Accepted without an event, because the state is already as requested; the answer has `note`. */
export function acceptAsIs(note: string): Decision<never, never> {
  return { accepted: true, events: [], note };
}

/** Impossible: 409. @param about entities on account of which it is impossible, as far as the reason does not say it */
export function refuse<R extends string>(reason: R, about: readonly Concerned[] = []): Decision<never, R> {
  return { accepted: false, refusal: { kind: 'impossible', reason, ...(about.length > 0 && { about }) } };
}

/** A source that contradicts what is recorded: 409 with every fact that differs. */
export function refuseDifferences<R extends string>(reason: R, differences: readonly Difference[]): Decision<never, R> {
  return { accepted: false, refusal: { kind: 'impossible', reason, differences } };
}

/** A field whose value is never valid here, such as a month where a day is needed: 400. */
export function refuseInput<R extends string>(reason: R, field: string): Decision<never, R> {
  return { accepted: false, refusal: { kind: 'invalid', reason, field } };
}

/** A reference to something that does not exist: 422. */
export function refuseReference<R extends string>(reason: R, field: string): Decision<never, R> {
  return { accepted: false, refusal: { kind: 'unknownReference', reason, field } };
}

/** A part of the entity, named in the path, does not exist: 404. */
export function refuseMissing<R extends string>(reason: R): Decision<never, R> {
  return { accepted: false, refusal: { kind: 'notFound', reason } };
}

export function refuseIrregular<R extends string>(reason: R, violations: readonly Violation[]): Decision<never, R> {
  return { accepted: false, refusal: { kind: 'irregular', reason, violations } };
}
