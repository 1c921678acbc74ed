import type { Checkpoint, ReadModelStore } from './read-model.js';
import { ReadModelsFenced } from './read-model.js';
import type { RowChange } from './table.js';

/** `silent`: no call ever ends. `fenced`: another server writes now. */
type Mood = 'well' | 'silent' | 'fenced';

/** A read database that keeps what it was told, and answers as the spec says. */
export class MemoryReadModels implements ReadModelStore {
  readonly checkpoints = new Map<string, Checkpoint>();
  readonly rows: RowChange[] = [];
  mood: Mood = 'well';
  calls = 0;

  async checkpoint(projection: string): Promise<Checkpoint | undefined> {
    return await this.#answer(() => this.checkpoints.get(projection));
  }

  async reset(projection: string, version: number): Promise<void> {
    await this.#answer(() => this.checkpoints.set(projection, { position: undefined, version, complete: false }));
  }

  async write(projection: string, changes: readonly RowChange[], checkpoint: Checkpoint): Promise<void> {
    await this.#answer(() => {
      this.rows.push(...changes);
      this.checkpoints.set(projection, checkpoint);
    });
  }

  async #answer<T>(call: () => T): Promise<T> {
    this.calls += 1;
    if (this.mood === 'silent') return await new Promise<T>(() => undefined);
    if (this.mood === 'fenced') throw new ReadModelsFenced();
    return call();
  }
}
