import type { Clock } from '#event-sourcing';
import { LRUCache } from 'lru-cache';

/** Explicit limits of guessing. See back-off.md. */
export const WRONG_SECRET_LIMITS = {
  /** Wrong secrets that cost no delay. */
  freeOfAddress: 50,
  freeOfToken: 10,
  /** Longest delay, in milliseconds. That of a token is short: others' guesses must not lock its owner out. */
  delayOfAddress: 60_000,
  delayOfToken: 2_000,
  /** Wrong secrets are forgotten after this time without another one, in milliseconds. */
  forgetting: 600_000,
  /** Entries in each table; the one that was not used for the longest time goes first. */
  entries: 10_000,
} as const;

const FIRST_DELAY = 1_000;

interface Guesses {
  readonly count: number;
  readonly last: number;
}

/** Counts wrong secrets per address and per token id; each one beyond a free number doubles the delay. */
export class WrongSecrets {
  readonly #addresses = new LRUCache<string, Guesses>({ max: WRONG_SECRET_LIMITS.entries });
  readonly #tokens = new LRUCache<string, Guesses>({ max: WRONG_SECRET_LIMITS.entries });
  /** Pairs of address and token id whose last secret was right. */
  readonly #right = new LRUCache<string, number>({ max: WRONG_SECRET_LIMITS.entries });

  constructor(private readonly clock: Clock) {}

  /** Milliseconds until the next attempt is looked at; 0: now. */
  delay(address: string, token: string): number {
    const now = this.#now();
    const right = this.#right.get(pairOf(address, token));
    if (right !== undefined && isRecent(right, now)) return 0;
    const { freeOfAddress, freeOfToken, delayOfAddress, delayOfToken } = WRONG_SECRET_LIMITS;
    return Math.max(
      delayOf(this.#addresses.get(address), now, freeOfAddress, delayOfAddress),
      delayOf(this.#tokens.get(token), now, freeOfToken, delayOfToken),
    );
  }

  wrong(address: string, token: string): void {
    const now = this.#now();
    add(this.#addresses, address, now);
    add(this.#tokens, token, now);
    this.#right.delete(pairOf(address, token));
  }

  right(address: string, token: string): void {
    this.#right.set(pairOf(address, token), this.#now());
  }

  #now(): number {
    return Date.parse(this.clock.now());
  }
}

function add(table: LRUCache<string, Guesses>, key: string, now: number): void {
  const before = table.get(key);
  const count = before !== undefined && isRecent(before.last, now) ? before.count : 0;
  table.set(key, { count: count + 1, last: now });
}

function delayOf(guesses: Guesses | undefined, now: number, free: number, longest: number): number {
  if (guesses === undefined || guesses.count < free || !isRecent(guesses.last, now)) return 0;
  const delay = Math.min(longest, FIRST_DELAY * 2 ** Math.min(guesses.count - free, 20));
  return Math.max(0, guesses.last + delay - now);
}

/** A clock that was set back forgets, so that nobody is locked out by it. */
function isRecent(then: number, now: number): boolean {
  return then <= now && now - then < WRONG_SECRET_LIMITS.forgetting;
}

function pairOf(address: string, token: string): string {
  return `${address} ${token}`;
}
