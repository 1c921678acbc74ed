import type { BusinessClock, Clock } from '../clock/clock.js';
import { claimDecider } from '../claims/claim.js';
import { entityIdOf, streamName } from '../messages/message.js';
import type { Decided } from './decider.js';
import type { Message } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { Evidence, OccurredAt, Party } from '../messages/metadata.js';
import type { KeyStore } from '../personal-data/key-store.js';
import { PersonalFields } from '../personal-data/personal-fields.js';
import type { EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import { KeyedQueue } from '../streams/keyed-queue.js';
import { RecordingFactReader } from '../streams/recording-fact-reader.js';
import type { ActiveGrant, AnyStreamDefinition, ClaimedValue } from '../streams/stream-definition.js';
import type { CommandTrace, StreamState } from '../streams/stream-states.js';
import { StreamStates } from '../streams/stream-states.js';
import type { PartialDate } from '../time/partial-date.js';
import { certainlyAfter } from '../time/partial-date.js';
import type { Command, Decision, DeviationClaim } from './decider.js';
import { refuse } from './decider.js';
import { commandHash, commandIdOf, idFrom } from './deterministic-ids.js';
import { newEvents } from './new-events.js';
import { decideRefineDate } from './refine-date.js';
import type { GeneralRefusal } from './general-refusals.js';
import type { Refusal } from './refusal.js';

/** A checked command on its way to its stream. */
export interface AddressedCommand {
  readonly definition: AnyStreamDefinition;
  readonly type: string;
  /** The entity; `null` for a creation whose id is derived from the command. */
  readonly id: string | null;
  readonly creates: boolean;
  readonly data: object;
  /** The ids of the path and the body as they were received, before defaults: what the command's hash covers. */
  readonly received: { readonly path: object; readonly body: object };
  readonly occurredOn?: PartialDate;
  readonly occurredAt?: OccurredAt;
  readonly evidence?: Evidence;
  readonly actedBy?: Party;
  readonly onBehalfOf?: Party;
  readonly deviations?: readonly DeviationClaim[];
  readonly envelope: Envelope;
}

/** Who sends a command, under which key, and on what condition. */
export interface Envelope {
  readonly actor: string;
  readonly grants: readonly ActiveGrant[];
  /** `Idempotency-Key`; policies bring a command id instead. */
  readonly key: string;
  readonly commandId?: string;
  readonly ifMatch?: bigint;
  readonly correlationId: string;
  /** The event that caused the command; without one the command causes itself. */
  readonly causationId?: string;
}

export type CommandResult =
  | {
      readonly done: true;
      readonly created: boolean;
      readonly id: string;
      readonly stream: string;
      readonly revision: bigint;
      readonly position: bigint;
      readonly events: readonly string[];
      readonly note?: string;
    }
  | { readonly done: false; readonly refusal: Refusal };

export interface CommandHandlerPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly keys: KeyStore;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
  /** Random UUIDv7 for events. */
  readonly newEventId: () => string;
}

/** How often a command decides again after another writer was faster. */
export const MAX_ATTEMPTS = 8;

/** Carries any command to its stream, in the order that the architecture lays down. */
export class CommandHandler {
  readonly states: StreamStates;
  readonly #queue = new KeyedQueue();
  readonly #personal: PersonalFields;
  #logKey: Uint8Array | undefined;

  constructor(private readonly ports: CommandHandlerPorts) {
    this.states = new StreamStates(ports.store, ports.registry);
    this.#personal = new PersonalFields(ports.keys);
  }

  /** @throws StoreUnavailable when the store cannot be reached; then only a repetition tells whether it was written. */
  async handle(addressed: AddressedCommand): Promise<CommandResult> {
    const { definition, envelope, type } = addressed;
    const { category } = definition.decider;
    const stream = addressed.id === null ? null : streamName(category, addressed.id);
    const commandId = envelope.commandId ?? commandIdOf(envelope.actor, envelope.key, type, stream);
    const id = addressed.id ?? idFrom([commandId, 'id']);
    const hash = await this.#hash(addressed, id);
    const attempt = new CommandAttempt(addressed, commandId, id, hash, this.ports.businessClock);
    return await this.#queue.run(streamName(category, id), () => this.#inTurn(attempt));
  }

  async #inTurn(attempt: CommandAttempt): Promise<CommandResult> {
    const { decider } = attempt.addressed.definition;
    let { state: known, fresh } = await this.states.cached(decider, attempt.id);
    for (let tries = 0; tries < MAX_ATTEMPTS; tries += 1) {
      const revision = known.revision;
      const step = await this.#decide(attempt, known);
      if (step.end === 'answer') return step.result;
      if (step.end === 'nothing') {
        if (fresh) return step.result;
        known = await this.states.current(decider, attempt.id);
        fresh = true;
        if (known.revision === revision) return step.result;
        continue;
      }
      const result = await this.#append(attempt, known, step);
      if (result !== 'conflict') return result;
      known = await this.states.current(decider, attempt.id);
      fresh = true;
    }
    return refusal({ kind: 'concurrentChange', reason: 'concurrent change' });
  }

  async #decide(attempt: CommandAttempt, known: StreamState<unknown>): Promise<Step> {
    const { addressed } = attempt;
    const { definition } = addressed;
    const trace = known.commands.get(attempt.commandId);
    if (trace !== undefined) return { end: 'answer', result: repeated(attempt, trace) };
    if (known.revision === 'noStream' && !addressed.creates) return nothing({ kind: 'notFound', reason: 'not found' });
    const reader = new RecordingFactReader(this.states);
    const command = attempt.command;
    const facts = definition.facts === undefined ? undefined : await definition.facts(command, known.state, reader);
    if (definition.permits?.(command, known.state, facts, addressed.envelope.grants) === false) {
      return nothing({ kind: 'forbidden', reason: 'role does not allow this here' });
    }
    const { ifMatch } = addressed.envelope;
    if (ifMatch !== undefined && ifMatch !== known.revision) return nothing(stale(known));
    const decision = decideAny(attempt, known, facts);
    if (!decision.accepted) return nothing(decision.refusal);
    if (decision.events.length === 0) return { end: 'nothing', result: unchanged(known, decision.note) };
    const claim = definition.claims?.(command, known.state);
    if (claim !== undefined && !(await this.#hold(claim, known.stream, attempt))) {
      return { end: 'answer', result: refusal({ kind: 'impossible', reason: claim.reasonIfTaken }) };
    }
    return { end: 'append', events: decision.events, reader };
  }

  async #append(
    attempt: CommandAttempt,
    known: StreamState<unknown>,
    step: AppendStep,
  ): Promise<CommandResult | 'conflict'> {
    const { addressed } = attempt;
    const { decider, personalFields } = addressed.definition;
    const draft = newEvents(attempt, step.events, step.reader.basis, this.ports);
    const events = await this.#personal.seal(known.stream, draft, personalFields);
    try {
      const appended = await this.ports.store.append(known.stream, known.revision, events);
      if (!appended.appended) {
        return addressed.envelope.ifMatch === undefined ? 'conflict' : refusal(stale({ revision: appended.actual }));
      }
      const { position } = appended;
      const first = appended.revision - BigInt(events.length - 1);
      const stored = events.map((event, index) => ({
        ...event,
        stream: known.stream,
        revision: first + BigInt(index),
        position,
      }));
      this.states.applied(decider, known.stream, stored);
      const ids = events.map((event) => event.id);
      return done(attempt, { events: ids, revision: appended.revision, position });
    } catch (error) {
      if (error instanceof StoreUnavailable) this.states.evict(known.stream);
      throw error;
    }
  }

  /** Claims a value for a stream; holding it already is success. The key is new each time: a released value is claimed again. */
  async #hold(claim: ClaimedValue, holder: string, attempt: CommandAttempt): Promise<boolean> {
    const data = { value: claim.value, holder };
    const { actor, correlationId } = attempt.addressed.envelope;
    const result = await this.handle({
      definition: { decider: claimDecider(claim.category) },
      type: 'ClaimValue',
      id: claim.value,
      creates: true,
      data,
      received: { path: {}, body: data },
      evidence: attempt.command.meta.evidence,
      envelope: { actor, grants: [], key: this.ports.newEventId(), correlationId, causationId: attempt.commandId },
    });
    return result.done;
  }

  async #hash(addressed: AddressedCommand, id: string): Promise<string> {
    const personal = addressed.definition.personalFields !== undefined;
    const key = personal ? await this.#personal.hashKey(id, addressed.creates) : await this.#sharedKey();
    // After an erasure no hash can be compared any more: the original answer is given whatever is sent.
    if (key === undefined) return '';
    return commandHash(key, addressed.type, addressed.received.path, addressed.received.body);
  }

  async #sharedKey(): Promise<Uint8Array> {
    this.#logKey ??= await this.ports.keys.logKey();
    return this.#logKey;
  }
}

interface AppendStep {
  readonly end: 'append';
  readonly events: readonly Decided<Message>[];
  readonly reader: RecordingFactReader;
}
interface AnswerStep {
  readonly end: 'answer';
  readonly result: CommandResult;
}
interface NothingStep {
  readonly end: 'nothing';
  readonly result: CommandResult;
}
/** `answer` is final; `nothing` would change nothing and is checked against the stream's end before it is final. */
type Step = AppendStep | AnswerStep | NothingStep;

/** One command with what every attempt at it shares. */
export class CommandAttempt {
  readonly command: Command;

  constructor(
    readonly addressed: AddressedCommand,
    readonly commandId: string,
    readonly id: string,
    readonly hash: string,
    clock: BusinessClock,
  ) {
    const today = clock.today();
    const { type, data, occurredAt, onBehalfOf } = addressed;
    this.command = {
      type,
      data,
      meta: {
        commandId,
        id,
        actor: addressed.envelope.actor,
        actedBy: addressed.actedBy ?? { kind: 'unknown' },
        ...(onBehalfOf !== undefined && { onBehalfOf }),
        occurredOn: addressed.occurredOn ?? today,
        ...(occurredAt !== undefined && { occurredAt }),
        evidence: addressed.evidence ?? { kind: 'oral', reference: 'entered without a document' },
        deviations: addressed.deviations ?? [],
        recordedAt: clock.now(),
        today,
      },
    };
  }
}

function decideAny(attempt: CommandAttempt, known: StreamState<unknown>, facts: unknown): Decision<Message, string> {
  const { command } = attempt;
  const { occurredOn, today } = command.meta;
  if (certainlyAfter(occurredOn, today)) return refuse('the fact lies in the future' satisfies GeneralRefusal);
  // The gateway checked the body of RefineDate; every stream takes it, whatever its decider.
  if (command.type === 'RefineDate')
    return decideRefineDate(command.data as { event: string; to: string }, known.dates);
  return attempt.addressed.definition.decider.decide(command, known.state, facts);
}

function repeated(attempt: CommandAttempt, trace: CommandTrace): CommandResult {
  if (attempt.hash === '' || trace.hash === attempt.hash) return done(attempt, trace);
  return refusal({ kind: 'keyReused', reason: 'key was used for other content' });
}

function done(attempt: CommandAttempt, trace: Omit<CommandTrace, 'hash'>): CommandResult {
  const { category } = attempt.addressed.definition.decider;
  return {
    done: true,
    created: attempt.addressed.creates,
    id: attempt.id,
    stream: streamName(category, attempt.id),
    revision: trace.revision,
    position: trace.position,
    events: trace.events,
  };
}

function unchanged(known: StreamState<unknown>, note: string | undefined): CommandResult {
  return {
    done: true,
    created: false,
    id: entityIdOf(known.stream),
    stream: known.stream,
    revision: known.revision === 'noStream' ? -1n : known.revision,
    position: known.position ?? 0n,
    events: [],
    ...(note !== undefined && { note }),
  };
}

function stale(known: { readonly revision: bigint | 'noStream' }): Refusal<GeneralRefusal> {
  return { kind: 'stale', reason: 'changed since it was read', actual: known.revision };
}

function nothing(some: Refusal): Step {
  return { end: 'nothing', result: refusal(some) };
}

function refusal(some: Refusal): CommandResult {
  return { done: false, refusal: some };
}
