import type { Tenure } from '../leases/tenure.js';
import type { Recorded } from '../messages/message.js';
import type { BasisPoint, Evidence } from '../messages/metadata.js';
import type { ExpectedRevision } from '../store/event-store.js';
import type { EffectRefusalKind } from './effect-dispatcher.js';
import type { AskedEffect, PolicyEvent } from './policy-events.js';
import type { AskedPoint } from './event-point.js';
import { askedPointOf } from './event-point.js';
import type { PendingWake } from './wake-queue.js';
import { WakeQueue } from './wake-queue.js';

/** An effect, with the cause for its command's metadata. */
export interface PendingEffect extends AskedEffect {
  readonly correlationId: string;
  readonly evidence: Evidence;
  /** The event that asked for it. */
  readonly asked: AskedPoint;
}

export interface RefusedEffect extends PendingEffect {
  readonly kind: EffectRefusalKind;
  readonly reason: string;
  /** Business clock, ISO 8601 UTC. */
  readonly refusedAt: string;
}

/** A policy's state after the event with this revision. */
export interface LedgerState {
  readonly revision: bigint;
  readonly eventId: string;
  readonly received: BasisPoint | 'log start';
  readonly takenOver: Pick<Tenure, 'series' | 'epoch'> | undefined;
  /** Each in the order of the ledger. */
  readonly open: readonly PendingEffect[];
  readonly refused: readonly RefusedEffect[];
  readonly wakes: readonly PendingWake[];
}

/**
 * The state of a policy, folded from its stream: the last received event, open and refused effects, and wakes. Answered
 * effects and past wakes are removed, so that it stays small. A change of what the same events are folded into needs a new
 * `LEDGER_RULES`.
 */
export class PolicyLedger {
  revision: ExpectedRevision = 'noStream';
  /** Id of the event with this revision. */
  eventId: string | undefined;
  /** The last settled event of the log; `log start` before the first. */
  received: BasisPoint | 'log start' | undefined;
  /** Effects without an answer, in the order they were asked for. */
  readonly open = new Map<string, PendingEffect>();
  /** How often an effect was opened. While it stays the same, no effect is new among the open ones. */
  openings = 0;
  readonly refused = new Map<string, RefusedEffect>();
  readonly wakes = new WakeQueue();
  /** The last takeover; `undefined` in a log of one server. */
  takenOver: Pick<Tenure, 'series' | 'epoch'> | undefined;

  apply(event: Recorded<PolicyEvent>): void {
    this.#evolve(event);
    this.revision = event.revision;
    this.eventId = event.eventId;
  }

  /** A new ledger goes on from this state. */
  restore(state: LedgerState): void {
    this.revision = state.revision;
    this.eventId = state.eventId;
    this.received = state.received;
    this.takenOver = state.takenOver;
    for (const effect of state.open) this.#opens(effect);
    for (const effect of state.refused) this.refused.set(effect.effect, effect);
    for (const wake of state.wakes) this.wakes.add(wake);
  }

  /** Effects and wakes that are kept. */
  get size(): number {
    return this.open.size + this.refused.size + this.wakes.size;
  }

  /** `undefined` before the first event. */
  get state(): LedgerState | undefined {
    const { revision, eventId, received, takenOver } = this;
    if (revision === 'noStream' || eventId === undefined || received === undefined) return undefined;
    const [open, refused] = [[...this.open.values()], [...this.refused.values()]];
    return { revision, eventId, received, takenOver, open, refused, wakes: this.wakes.all };
  }

  /** Whether this attempt still waits for its answer. */
  waitsFor({ effect, attempt }: PendingEffect): boolean {
    return this.open.get(effect)?.attempt === attempt;
  }

  #evolve(event: Recorded<PolicyEvent>): void {
    switch (event.type) {
      case 'PolicyStarted':
        this.received = event.data.after;
        return;
      case 'PolicyReceived':
        this.received = { stream: event.data.stream, revision: event.data.revision };
        return;
      case 'EffectAsked':
        this.#opens({ ...event.data, ...causeOf(event) });
        return;
      case 'EffectAccepted':
        this.open.delete(event.data.effect);
        return;
      case 'EffectRefused':
        this.#refuse(event);
        return;
      case 'EffectRetried':
        this.#retry(event.data);
        return;
      case 'WakeAsked': {
        const { wake: id, ...asked } = event.data;
        this.wakes.add({ id, ...asked, ...causeOf(event) });
        return;
      }
      case 'WakeDue':
        this.wakes.remove(event.data.wake);
        return;
      case 'PolicyTakenOver':
        this.takenOver = { series: event.data.series, epoch: BigInt(event.data.epoch) };
    }
  }

  #opens(effect: PendingEffect): void {
    this.open.set(effect.effect, effect);
    this.openings += 1;
  }

  #refuse({ data, metadata }: Recorded<Extract<PolicyEvent, { readonly type: 'EffectRefused' }>>): void {
    const effect = this.open.get(data.effect);
    if (effect === undefined) return;
    this.open.delete(data.effect);
    this.refused.set(data.effect, { ...effect, kind: data.kind, reason: data.reason, refusedAt: metadata.recordedAt });
  }

  #retry(data: { readonly effect: string; readonly attempt: number }): void {
    const known = this.refused.get(data.effect);
    if (known === undefined) return;
    const { kind, reason, refusedAt, ...effect } = known;
    this.refused.delete(data.effect);
    this.#opens({ ...effect, attempt: data.attempt });
  }
}

function causeOf(event: Recorded<PolicyEvent>): Pick<PendingEffect, 'correlationId' | 'evidence' | 'asked'> {
  const { $correlationId, evidence } = event.metadata;
  return { correlationId: $correlationId, evidence, asked: askedPointOf(event) };
}
