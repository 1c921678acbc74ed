import { inLanes } from '../leading/in-lanes.js';

/** Groups that are worked on at the same time. */
export const MOST_AT_ONCE = 32;

/**
 * Does each task; those of one group one behind the other, in their order. A fault in one group does not keep the others: what
 * was left undone is taken up again by the next call.
 */
export class SideBySide<T> {
  #left: readonly T[] = [];

  constructor(
    private readonly groupOf: (task: T) => string,
    private readonly act: (task: T) => Promise<void>,
  ) {}

  /** Forgets what was left. */
  clear(): void {
    this.#left = [];
  }

  /** The faults, one for each group that has some. */
  async run(tasks: readonly T[]): Promise<readonly unknown[]> {
    const { faults, left } = await inLanes([...this.#left, ...tasks], this.groupOf, MOST_AT_ONCE, this.act);
    this.#left = left;
    return faults;
  }
}
