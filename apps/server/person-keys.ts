import type { Stopwatch } from '#event-sourcing';
import {
  messageWithoutData,
  ReadModelNotReady,
  ReadModelsUnavailable,
  startStopwatch,
  StoreUnavailable,
} from '#event-sourcing';
import type { PartHealth, ReadModels } from '#http';
import type { KeyVault } from '#key-store';
import { persons } from '#parties';

/** Persons that are compared at a time. */
const PAGE = 1000;

/** Milliseconds for which a result is shown: a missing key is noticed late, one that is back soon. */
const AGE = { whole: 300_000, missing: 5_000 } as const;

/**
 * Counts the persons who are not erased and have no key. Counting reads every id, so it is done in the background at most
 * every five minutes, when readiness is asked for.
 */
export class PersonKeys {
  #missing = 0;
  /** The reason why the last count failed, unless another part of the health tells it. */
  #failure: string | undefined;
  #counted: Stopwatch | undefined;
  #counting: Promise<void> | undefined;

  constructor(
    private readonly reads: ReadModels,
    private readonly vault: Pick<KeyVault, 'ids'>,
  ) {}

  /** The last count. Keys that are missing do not make a server unready: all else works. */
  look(): PartHealth {
    const age = this.#counted?.atLeast() ?? Infinity;
    if (age >= (this.#missing === 0 ? AGE.whole : AGE.missing)) void this.counted();
    const some = this.#missing === 1 ? '1 person' : `${this.#missing} persons`;
    const part = { kind: 'server', name: 'keys of persons' } as const;
    if (this.#failure !== undefined) return { ...part, ready: false, state: `cannot be counted: ${this.#failure}` };
    if (this.#missing === 0) return { ...part, ready: true, state: 'complete' };
    return { ...part, ready: false, state: `missing for ${some}: lenkwerk check-keys names them` };
  }

  /** Resolves when a count that is in progress, or begins now, has ended. */
  async counted(): Promise<void> {
    this.#counting ??= this.#count().finally(() => {
      this.#counting = undefined;
    });
    await this.#counting;
  }

  async #count(): Promise<void> {
    const started = startStopwatch();
    try {
      const { keys } = await this.vault.ids();
      this.#missing = await this.#without(keys);
      this.#counted = started;
      this.#failure = undefined;
    } catch (error) {
      this.#failure = isTold(error) ? undefined : messageWithoutData(error);
    }
  }

  async #without(keys: ReadonlySet<string>): Promise<number> {
    let missing = 0;
    for (let last = ''; ;) {
      const after = last;
      const page = await this.reads.rows(persons, (all) => all.where('id', '>', after).orderBy('id').limit(PAGE));
      missing += page.filter(({ id, status }) => status !== 'erased' && !keys.has(id)).length;
      last = page.at(-1)?.id ?? '';
      if (page.length < PAGE) return missing;
    }
  }
}

/** The checks of the stores and of the projections tell it. */
function isTold(error: unknown): boolean {
  return (
    error instanceof StoreUnavailable || error instanceof ReadModelsUnavailable || error instanceof ReadModelNotReady
  );
}
