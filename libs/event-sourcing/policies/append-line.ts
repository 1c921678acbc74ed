import { LIMITS } from '../store/event-store.js';
import type { NewEvent } from '../store/event-store.js';
import type { Entry } from './policy-entry.types.js';
import type { PolicyLedger } from './policy-ledger.js';

/** Entries for the ledger as it is when they are written; none when there is nothing to write any more. */
export type Draft = (ledger: PolicyLedger) => readonly Entry[];

/** Drafts that are written in their order: when one fails, none behind it is written. */
export class DraftSeries {
  failure: { readonly error: unknown } | undefined;
}

export interface WaitingDraft {
  readonly draft: Draft;
  readonly series: DraftSeries | undefined;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

/** An entry as it goes to the store. */
export interface NewEntry {
  readonly entry: Entry;
  readonly event: NewEvent;
  readonly bytes: number;
}

/** The first `drafts` drafts of the line, and their entries. */
export interface NextAppend {
  readonly drafts: number;
  readonly entries: readonly NewEntry[];
}

/** What waits for the next append, in order. Drafts stay in the line until they are written or have failed. */
export class AppendLine {
  readonly #waiting: WaitingDraft[] = [];
  /** After a defect in an append of several drafts, so many are written one by one, so that only the defective one fails. */
  #singly = 0;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(waiting: WaitingDraft): void {
    this.#waiting.push(waiting);
  }

  /**
   * As many drafts as one append takes; a draft is never divided. A draft that depends on an effect or wake which an
   * earlier draft of the same append changes waits for the next one. Throws what the first draft throws.
   */
  next(ledger: PolicyLedger, toNew: (entry: Entry) => NewEntry): NextAppend {
    const entries: NewEntry[] = [];
    const changed = new Set<string | undefined>();
    let bytes = 0;
    let drafts = 0;
    for (const { draft } of this.#waiting) {
      if (drafts > 0 && this.#singly > 0) break;
      const some = drafts === 0 ? draft(ledger).map(toNew) : withoutDefect(() => draft(ledger).map(toNew));
      if (some === undefined) break;
      const size = some.reduce((sum, one) => sum + one.bytes, 0);
      const isTooMuch = entries.length + some.length > LIMITS.appendEvents || bytes + size > LIMITS.appendBytes;
      if (drafts > 0 && (isTooMuch || some.some(({ entry }) => dependsOn(entry, changed)))) break;
      for (const { entry } of some) changed.add(subjectOf(entry));
      entries.push(...some);
      bytes += size;
      drafts += 1;
    }
    return { drafts, entries };
  }

  written(drafts: number): void {
    for (const { written } of this.#waiting.splice(0, drafts)) written();
    this.#singly = Math.max(0, this.#singly - drafts);
  }

  /** Fails the drafts, and those behind them of the same series. */
  failed(drafts: number, error: unknown): void {
    const failed = this.#waiting.splice(0, drafts);
    this.#singly = Math.max(0, this.#singly - drafts);
    for (const { series } of failed) if (series !== undefined) series.failure ??= { error };
    const behind = this.#waiting.splice(0);
    for (const one of behind) if (one.series?.failure === undefined) this.#waiting.push(one);
    for (const one of [...failed, ...behind.filter(({ series }) => series?.failure !== undefined)]) one.failed(error);
  }

  failedAll(error: unknown): void {
    this.failed(this.#waiting.length, error);
  }

  /** One of several drafts has a defect: they are written one by one. */
  divide(drafts: number): void {
    this.#singly = drafts;
  }
}

function withoutDefect<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // It is thrown again when the draft is the first of an append.
    return undefined;
  }
}

/** The effect or wake that the entry changes. */
function subjectOf({ event: { data } }: Entry): string | undefined {
  if ('effect' in data) return `effect ${data.effect}`;
  return 'wake' in data ? `wake ${data.wake}` : undefined;
}

/** Whether the entry is written only if its effect or wake is as it was, and that is among the changed ones. */
function dependsOn(entry: Entry, changed: ReadonlySet<string | undefined>): boolean {
  switch (entry.event.type) {
    case 'EffectAccepted':
    case 'EffectRefused':
    case 'EffectRetried':
    case 'WakeDue':
      return changed.has(subjectOf(entry));
    case 'PolicyStarted':
    case 'PolicyReceived':
    case 'EffectAsked':
    case 'WakeAsked':
    case 'PolicyTakenOver':
      return false;
  }
}
