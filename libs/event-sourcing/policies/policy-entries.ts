import { idFrom } from '../commands/deterministic-ids.js';
import type { Tenure } from '../leases/tenure.js';
import type { Recorded } from '../messages/message.js';
import type { BasisPoint, Evidence } from '../messages/metadata.js';
import type { EffectAnswer, EffectEnvelope } from './effect-dispatcher.js';
import type { Effect, Reaction, Wake } from './policy.js';
import type { AskedEffect } from './policy-events.js';
import { policyStream } from './policy-events.js';
import type { Entry } from './policy-entry.types.js';
import type { PendingEffect, RefusedEffect } from './policy-ledger.js';
import type { PendingWake } from './wake-queue.js';

/** The cause of effects and wakes: an event of the log, or a wake that was due. */
interface Cause {
  readonly policy: string;
  readonly event: string;
  readonly correlationId: string;
  readonly evidence: Evidence;
}

/** An entry without its event. */
type Around = Omit<Entry, 'event'>;

/** The first event of a policy's stream. It marks the log's end at that moment, so that no position is needed. */
export function startedEntry(policy: string, from: 'log start' | undefined): Entry {
  const commandId = idFrom(['policy', policy, 'start']);
  const after = from ?? { stream: policyStream(policy), revision: '0' };
  return {
    event: { type: 'PolicyStarted', data: { after } },
    commandId,
    correlationId: commandId,
    causationId: commandId,
  };
}

export function takenOverEntry(policy: string, { series, epoch }: Tenure): Entry {
  const data = { series, epoch: epoch.toString() };
  const commandId = idFrom(['policy', policy, 'tenure', data.series, data.epoch]);
  return {
    event: { type: 'PolicyTakenOver', data },
    commandId,
    correlationId: commandId,
    causationId: commandId,
  };
}

export function receivedEntries(
  policy: string,
  event: Recorded,
  reaction: Reaction,
  basis: readonly BasisPoint[],
): readonly Entry[] {
  const { eventId, stream, revision, metadata } = event;
  const evidence = evidenceOf(policy, metadata.evidence);
  const cause: Cause = { policy, event: eventId, correlationId: metadata.$correlationId, evidence };
  const data = { event: eventId, stream, revision: revision.toString() };
  const around = entryOf(cause);
  const received: Entry = {
    event: { type: 'PolicyReceived', data },
    ...around,
    basis,
    settles: event.position,
  };
  return [received, ...askedEntries(cause, reaction, around)];
}

/** `id` is the event id of `WakeDue`, which is the cause of the wake's effects. */
export function dueEntries(
  policy: string,
  wake: PendingWake,
  id: string,
  reaction: Reaction,
  basis: readonly BasisPoint[],
): readonly Entry[] {
  const { correlationId, evidence } = wake;
  const due: Entry = {
    id,
    event: { type: 'WakeDue', data: { wake: wake.id } },
    ...entryOf({ policy, event: wake.event, correlationId, evidence }),
    basis,
  };
  const cause: Cause = { policy, event: id, correlationId, evidence };
  return [due, ...askedEntries(cause, reaction, entryOf(cause))];
}

export function answerEntries(policy: string, effect: PendingEffect, answer: EffectAnswer): readonly Entry[] {
  const { correlationId, evidence, event, next, index } = effect;
  const cause: Cause = { policy, event, correlationId, evidence };
  const around = { commandId: commandIdOf(policy, effect), correlationId, causationId: event, evidence };
  if (!answer.accepted) {
    const { reason, kind } = answer;
    return [{ ...around, event: { type: 'EffectRefused', data: { effect: effect.effect, reason, kind } } }];
  }
  const { stream, revision } = answer;
  const accepted: Entry = {
    ...around,
    event: { type: 'EffectAccepted', data: { effect: effect.effect, stream, revision: revision.toString() } },
  };
  return next === undefined ? [accepted] : [accepted, effectEntry(cause, next, index + 1, entryOf(cause))];
}

export function retriedEntry(
  policy: string,
  refused: RefusedEffect,
  by: { readonly actor: string; readonly correlationId: string },
): Entry {
  const attempt = refused.attempt + 1;
  const commandId = idFrom(['policy', policy, 'retry', refused.effect, attempt]);
  return {
    event: { type: 'EffectRetried', data: { effect: refused.effect, attempt } },
    commandId,
    correlationId: by.correlationId,
    causationId: commandId,
    actor: by.actor,
    evidence: { kind: 'oral', reference: 'sent once more by an administrator' },
  };
}

/** The envelope of the effect's command: the same whenever the same attempt is sent. */
export function envelopeOf(policy: string, effect: PendingEffect): EffectEnvelope {
  const { correlationId, evidence, event } = effect;
  return { policy, commandId: commandIdOf(policy, effect), correlationId, causationId: event, evidence };
}

function commandIdOf(policy: string, { event, index, attempt }: AskedEffect): string {
  return idFrom([event, policy, index, attempt]);
}

function askedEntries(cause: Cause, { effects, wakes }: Reaction, around: Around): readonly Entry[] {
  let index = 0;
  const asked = effects.map((effect) => {
    const entry = effectEntry(cause, effect, index, around);
    index += lengthOf(effect);
    return entry;
  });
  return [...asked, ...wakes.map((wake) => wakeEntry(cause, wake, around))];
}

function effectEntry(cause: Cause, effect: Effect, index: number, around: Around): Entry {
  const { command, target, body, order, next } = effect;
  const id = idFrom(['effect', cause.event, cause.policy, index]);
  const data = {
    effect: id,
    command,
    target,
    body,
    event: cause.event,
    index,
    attempt: 1,
    ...(order !== undefined && { order }),
    ...(next !== undefined && { next }),
  };
  return { event: { type: 'EffectAsked', data }, ...around };
}

function wakeEntry(cause: Cause, { id, at, data }: Wake, around: Around): Entry {
  // Times are compared as text: all have milliseconds and end in Z.
  const asked = { wake: id, at: new Date(at).toISOString(), data, event: cause.event };
  return { event: { type: 'WakeAsked', data: asked }, ...around };
}

/** The same for all entries of one cause. */
function entryOf({ policy, event, correlationId, evidence }: Cause): Around {
  return { commandId: idFrom(['policy', policy, event]), correlationId, causationId: event, evidence };
}

/** Number of effects in a chain of `next`; they have consecutive indexes. */
function lengthOf({ next }: Effect): number {
  return next === undefined ? 1 : 1 + lengthOf(next);
}

/** The effects of an illustration are illustrations too. */
function evidenceOf(policy: string, cause: Evidence): Evidence {
  return cause.kind === 'illustration' ? cause : { kind: 'system', policy };
}
