import type { PendingEffect } from './policy-ledger.js';

/** The most effects of a policy that are sent at the same time. */
export const MAX_EFFECTS_IN_FLIGHT = 32;

/** An effect in its lanes. */
interface Place {
  readonly effect: PendingEffect;
  /** Number of earlier effects that it waits for. */
  waitsFor: number;
  hasPassed: boolean;
  readonly behind: Place[];
}

/**
 * The order of effects: each waits for the one before it on the same target, of the same cause and of the same order key. An
 * effect without a target (a creation) has no lane by target. An effect passes when the next of its lanes may go.
 */
export class EffectLanes {
  readonly #places = new Map<string, Place>();
  readonly #last = new Map<string, Place>();
  readonly #ready: Place[] = [];

  /** Puts an effect at the end of its lanes, once for each attempt. */
  add(effect: PendingEffect): void {
    const key = attemptOf(effect);
    if (this.#places.has(key)) return;
    const place: Place = { effect, waitsFor: 0, hasPassed: false, behind: [] };
    this.#places.set(key, place);
    for (const lane of lanesOf(effect)) {
      const before = this.#last.get(lane);
      if (before !== undefined) {
        before.behind.push(place);
        place.waitsFor += 1;
      }
      this.#last.set(lane, place);
    }
    if (place.waitsFor === 0) this.#ready.push(place);
  }

  /** The next effect that may be sent, in the order in which they became free. */
  next(): PendingEffect | undefined {
    return this.#ready.shift()?.effect;
  }

  /** The next of the effect's lanes may go. A second call does nothing. */
  pass(effect: PendingEffect): void {
    const place = this.#places.get(attemptOf(effect));
    if (place === undefined || place.hasPassed) return;
    place.hasPassed = true;
    for (const lane of lanesOf(effect)) if (this.#last.get(lane) === place) this.#last.delete(lane);
    for (const follower of place.behind) {
      follower.waitsFor -= 1;
      if (follower.waitsFor === 0) this.#ready.push(follower);
    }
  }

  /** The effect was answered on record: it passes, and is forgotten. */
  remove(effect: PendingEffect): void {
    this.pass(effect);
    this.#places.delete(attemptOf(effect));
  }
}

function attemptOf({ effect, attempt }: PendingEffect): string {
  return `${effect} ${attempt}`;
}

function lanesOf({ target, event, order }: PendingEffect): readonly string[] {
  return [
    `cause ${event}`,
    ...(target === null ? [] : [`target ${target}`]),
    ...(order === undefined ? [] : [`order ${order}`]),
  ];
}
