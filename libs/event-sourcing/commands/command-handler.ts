import type { BusinessClock, Clock } from '../clock/clock.js';
import { Likenesses } from '../claims/likenesses.js';
import { claimDecider } from '../claims/claim.js';
import type { HeldEdges } from '../claims/edge-claims.js';
import { EdgeClaims } from '../claims/edge-claims.js';
import { kernelCommand } from '../claims/kernel-command.js';
import { streamName } from '../messages/message.js';
import type { Decided } from './decider.js';
import type { Message } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { KeyStore } from '../personal-data/key-store.js';
import { KeyDestroyed } from '../personal-data/key-store.js';
import { PersonalFields } from '../personal-data/personal-fields.js';
import type { EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import { KeyedQueue } from '../streams/keyed-queue.js';
import { RecordingCommandReader } from '../streams/recording-command-reader.js';
import type { AnyDeciderOf, AnyStreamDefinition, ClaimedValue, KeptDocuments } from '../streams/stream-definition.js';
import type { StreamState } from '../streams/stream-states.js';
import { StreamStates } from '../streams/stream-states.js';
import type { AddressedCommand, CommandResult, Envelope } from './addressed-command.js';
import { CommandAttempt } from './command-attempt.js';
import { decideAny } from './decide-any.js';
import { done, refusal, repeated, stale, unchanged } from './command-results.js';
import { commandHash, commandIdOf, idFrom } from './deterministic-ids.js';
import type { MadePart } from './made-parts.js';
import { madeParts } from './made-parts.js';
import { newEvents } from './new-events.js';
import { PriorCommands } from './prior-commands.js';
import type { GeneralRefusal } from './general-refusals.js';
import type { Refusal } from './refusal.js';
import type { NotedWarning } from '../messages/metadata.js';

export interface CommandHandlerPorts {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly keys: KeyStore;
  readonly businessClock: BusinessClock;
  readonly machineClock: Clock;
  /** For streams whose commands keep documents. */
  readonly documents?: KeptDocuments;
  /** Deciders whose streams are read by category: for statuses and published states. */
  readonly deciders?: readonly AnyDeciderOf<unknown>[];
  /** Streams that take commands of others before those append. */
  readonly definitions?: readonly AnyStreamDefinition[];
  /** Random UUIDv7 for events. */
  readonly newEventId: () => string;
}

/** The most attempts of a command whose append conflicts with another writer. */
export const MAX_ATTEMPTS = 8;

/** Carries any command to its stream, in the order that the architecture lays down. */
export class CommandHandler {
  readonly states: StreamStates;
  readonly #queue = new KeyedQueue();
  readonly #personal: PersonalFields;
  readonly #edges: EdgeClaims;
  readonly #likenesses: Likenesses;
  readonly #prior: PriorCommands;
  #logKey: Uint8Array | undefined;

  constructor(private readonly ports: CommandHandlerPorts) {
    this.#personal = new PersonalFields(ports.keys);
    this.states = new StreamStates(ports.store, ports.registry, ports.deciders, this.#personal);
    const send = (command: AddressedCommand): Promise<CommandResult> => this.handle(command);
    this.#edges = new EdgeClaims(send, this.states, ports);
    this.#prior = new PriorCommands(send, ports);
    this.#likenesses = new Likenesses(send, this.states, ports.newEventId);
  }

  /** @throws StoreUnavailable when the store cannot be reached; then only a repetition shows whether it was written. */
  async handle(addressed: AddressedCommand): Promise<CommandResult> {
    const { definition, envelope, type } = addressed;
    const { category } = definition.decider;
    const stream = addressed.id === null ? null : streamName(category, addressed.id);
    const commandId = envelope.commandId ?? commandIdOf(envelope.actor, envelope.key, type, stream);
    const id = addressed.id ?? idFrom([commandId, 'id']);
    const hash = await this.#hash(addressed, id);
    return await this.#queue.run(streamName(category, id), () =>
      this.#inTurn(new CommandAttempt(addressed, commandId, id, hash, this.ports.businessClock)),
    );
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
      // The tail may hold this very command; with `If-Match` there is no other way on.
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
    const isUnknown = addressed.hidden === 'target' || known.revision === 'noStream';
    if (isUnknown && !addressed.creates) return nothing({ kind: 'notFound', reason: 'not found' });
    const reader = new RecordingCommandReader(this.states, this.ports);
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
    // Nothing is written about an id that stands in the place of another one.
    if (addressed.hidden === 'reference') return nothing(HIDDEN_REFERENCE);
    const prior = await this.#prior.ask(attempt, definition.before?.(command, known.state, facts) ?? []);
    if ('refused' in prior) return nothing(prior.refused);
    const claim = definition.claims?.(command, known.state);
    const taken = claim === undefined ? undefined : await this.#hold(claim, known.stream, attempt);
    if (taken !== undefined) return nothing(taken);
    const edges = await this.#edges.hold(attempt, known, decision.events);
    if ('refused' in edges) return nothing(edges.refused);
    const basis = latest([...reader.basis, ...prior.basis, ...edges.held.basis]);
    const likenesses = await this.#likenesses.note(attempt, known, decision.events);
    const warnings = [...(decision.warnings ?? []), ...likenesses];
    return { end: 'append', events: decision.events, basis, warnings, edges: edges.held };
  }

  async #append(
    attempt: CommandAttempt,
    known: StreamState<unknown>,
    step: AppendStep,
  ): Promise<CommandResult | 'conflict'> {
    const { decider, personalFields } = attempt.addressed.definition;
    const draft = newEvents(attempt, step.events, step, this.ports);
    try {
      const events = await this.#personal.seal(known.stream, draft, personalFields);
      checkMayAppend(attempt.addressed.envelope);
      const appended = await this.ports.store.append(known.stream, known.revision, events);
      if (!appended.appended) return 'conflict';
      const { position } = appended;
      const first = appended.revision - BigInt(events.length - 1);
      const folded = decider.readsPersonalFields === true ? draft : events;
      const stored = folded.map((event, index) => ({
        ...event,
        stream: known.stream,
        revision: first + BigInt(index),
        position,
      }));
      this.states.applied(decider, known.stream, stored);
      await this.#edges.release(attempt, step.edges);
      const ids = events.map((event) => event.id);
      const parts = step.events.reduce<readonly MadePart[]>(
        (made, { data }) => madeParts(attempt.commandId, data, made),
        [],
      );
      return done(attempt, { events: ids, parts, warnings: step.warnings, revision: appended.revision, position });
    } catch (error) {
      // Another server granted an erasure since the state was read: it is in the tail.
      if (error instanceof KeyDestroyed) return 'conflict';
      if (error instanceof StoreUnavailable) this.states.evict(known.stream);
      throw error;
    }
  }

  /** Claims a value for a stream; holding it already is success, and anything else a refusal. */
  async #hold(claim: ClaimedValue, holder: string, attempt: CommandAttempt): Promise<Refusal | undefined> {
    const data = { value: claim.value, holder };
    const own = { definition: { decider: claimDecider(claim.category) }, id: claim.value, creates: true, data };
    const command = kernelCommand(attempt, { ...own, type: 'ClaimValue' }, this.ports.newEventId());
    const result = await this.handle(command);
    if (result.done) return undefined;
    const { refusal: why } = result;
    return why.kind === 'concurrentChange' ? why : { kind: 'impossible', reason: claim.reasonIfTaken };
  }

  async #hash(addressed: AddressedCommand, id: string): Promise<string> {
    const personal = addressed.definition.personalFields !== undefined;
    const key = personal ? await this.#personal.hashKey(id, addressed.creates) : await this.#sharedKey();
    // After an erasure no hash can be compared any more: any body gets the original answer.
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
  readonly basis: readonly BasisPoint[];
  readonly warnings: readonly NotedWarning[];
  readonly edges: HeldEdges;
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

const HIDDEN_REFERENCE: Refusal<GeneralRefusal> = { kind: 'impossible', reason: 'what it refers to does not exist' };

function checkMayAppend({ mayAppend }: Envelope): void {
  if (mayAppend?.() === false) throw new StoreUnavailable('the lease was lost', 'notWritten');
}

/** Of each stream the point that was read last. */
function latest(points: readonly BasisPoint[]): readonly BasisPoint[] {
  return [...new Map(points.map((point) => [point.stream, point])).values()];
}

function nothing(some: Refusal): Step {
  return { end: 'nothing', result: refusal(some) };
}
