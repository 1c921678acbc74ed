import type { Message } from '../messages/message.js';
import type { EventShapes } from '../messages/message-registry.js';
import type { BasisPoint } from '../messages/metadata.js';
import type { StreamName } from '../store/event-store.js';
import { streamName } from '../messages/message.js';
import type { EffectRefusalKind } from './effect-dispatcher.js';
import type { Effect } from './policy.js';

export const POLICY_CATEGORY = 'policy';

/** A category apart: a policy's own stream holds only what happened. */
export const SNAPSHOT_CATEGORY = 'policysnapshot';

/** The snapshots of the policy's ledger. */
export function snapshotStream(policy: string): StreamName {
  return streamName(SNAPSHOT_CATEGORY, policy);
}

/** The policy's own stream: the events that it received and the effects that it asked for. */
export function policyStream(policy: string): StreamName {
  return streamName(POLICY_CATEGORY, policy);
}

/** An event of a policy's own stream. Ids of effects and wakes are unique within the policy. */
export type PolicyEvent =
  | Message<'PolicyStarted', { readonly after: BasisPoint | 'log start' }>
  | Message<'PolicyReceived', { readonly event: string } & BasisPoint>
  | Message<'EffectAsked', AskedEffect>
  | Message<'EffectAccepted', { readonly effect: string; readonly stream: string; readonly revision: string }>
  | Message<'EffectRefused', { readonly effect: string; readonly reason: string; readonly kind: EffectRefusalKind }>
  // A person retried the refused command.
  | Message<'EffectRetried', { readonly effect: string; readonly attempt: number }>
  // `event` is the cause of the wake.
  | Message<'WakeAsked', AskedWake>
  | Message<'WakeDue', { readonly wake: string }>
  // From here on only the runner of this tenure acts.
  | Message<'PolicyTakenOver', TakenOver>;

/** `event` is the cause, `index` the place among the effects of that event. */
export interface AskedEffect extends Effect {
  readonly effect: string;
  readonly event: string;
  readonly index: number;
  readonly attempt: number;
}

/** See `Tenure`; the epoch in decimal digits. */
interface TakenOver {
  readonly series: string;
  readonly epoch: string;
}

export interface AskedWake {
  readonly wake: string;
  readonly at: string;
  readonly data: Readonly<Record<string, string>>;
  readonly event: string;
}

/** A part of a policy's ledger as of one of its events. See `policy-snapshot.ts`. */
export type SnapshotEvent = Message<'PolicySnapshotTaken', SnapshotPart>;

export interface SnapshotPart {
  /** `LEDGER_RULES` of the program that folded it. */
  readonly rules: number;
  /** Id and revision of the last event of the policy's stream that was folded. */
  readonly event: string;
  readonly revision: string;
  readonly part: number;
  readonly parts: number;
  /** Of all parts together: SHA-256 of their canonical JSON. */
  readonly sha256: string;
  readonly received: BasisPoint | 'log start';
  readonly takenOver: TakenOver | null;
  readonly items: readonly SnapshotItem[];
}

/** An effect or a wake of the ledger, revisions in decimal digits. */
export interface SnapshotItem {
  readonly kind: 'open' | 'refused' | 'wake';
  readonly item: Readonly<Record<string, unknown>>;
}

export const policyShapes: EventShapes<PolicyEvent | SnapshotEvent> = {
  PolicyStarted: 1,
  PolicyReceived: 1,
  EffectAsked: 1,
  EffectAccepted: 1,
  EffectRefused: 1,
  EffectRetried: 1,
  WakeAsked: 1,
  WakeDue: 1,
  PolicyTakenOver: 1,
  PolicySnapshotTaken: 1,
};
