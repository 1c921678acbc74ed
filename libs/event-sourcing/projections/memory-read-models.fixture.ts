import type { Checkpoint, ReadModelStore } from './read-model.js';
import { ReadModelsFenced } from './read-model.js';
import type { RowChange } from './table.js';

/** `silent`: calls never settle. `fenced`: another server has taken over writing. */
type Behaviour = 'well' | 'silent' | 'fenced';

/** A read database in memory whose behaviour the spec sets. */
export class MemoryReadModels implements ReadModelStore {
  readonly checkpoints = new Map<string, Checkpoint>();
  readonly rows: RowChange[] = [];
  behaviour: Behaviour = 'well';
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
    if (this.behaviour === 'silent') return await new Promise<T>(() => undefined);
    if (this.behaviour === 'fenced') throw new ReadModelsFenced();
    return call();
  }
}
