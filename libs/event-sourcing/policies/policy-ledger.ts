import type { Tenure } from '../leases/tenure.js';
import type { Recorded } from '../messages/message.js';
import type { BasisPoint, Evidence } from '../messages/metadata.js';
import type { ExpectedRevision } from '../store/event-store.js';
import type { EffectRefusalKind } from './effect-dispatcher.js';
import type { AskedEffect, PolicyEvent } from './policy-events.js';
import type { EventPoint } from './event-point.js';
import { pointOf } from './event-point.js';
import { WakeQueue } from './wake-queue.js';

/** An effect with what its command will say of its cause. */
export interface PendingEffect extends AskedEffect {
  readonly correlationId: string;
  readonly evidence: Evidence;
  /** The event that asked for it. */
  readonly asked: EventPoint;
}

export interface RefusedEffect extends PendingEffect {
  readonly kind: EffectRefusalKind;
  readonly reason: string;
  /** Business clock, ISO 8601 UTC. */
  readonly refusedAt: string;
}

/**
 * What a policy received and asked for and what became of it, folded from its stream. Answered effects and past wakes
 * are forgotten, so that it stays small however long the stream grows.
 */
export class PolicyLedger {
  revision: ExpectedRevision = 'noStream';
  /** The last event of the log that is settled; `log start` before any. */
  received: BasisPoint | 'log start' | undefined;
  /** Effects without an answer, in the order they were asked for. */
  readonly open = new Map<string, PendingEffect>();
  readonly refused = new Map<string, RefusedEffect>();
  readonly wakes = new WakeQueue();
  /** The last takeover; `undefined` in a log of one server. */
  takenOver: Pick<Tenure, 'series' | 'epoch'> | undefined;

  apply(event: Recorded<PolicyEvent>): void {
    this.#evolve(event);
    this.revision = event.revision;
  }

  /** Whether this very attempt still waits for its answer. */
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
        this.open.set(event.data.effect, { ...event.data, ...causeOf(event) });
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
    this.open.set(data.effect, { ...effect, attempt: data.attempt });
  }
}

function causeOf(event: Recorded<PolicyEvent>): Pick<PendingEffect, 'correlationId' | 'evidence' | 'asked'> {
  const { $correlationId, evidence } = event.metadata;
  return { correlationId: $correlationId, evidence, asked: pointOf(event) };
}
