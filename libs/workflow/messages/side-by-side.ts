/** Groups that are worked on at the same time. */
const MOST_AT_ONCE = 32;

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
    const groups = [...Map.groupBy([...this.#left, ...tasks], this.groupOf).values()];
    const faults: unknown[] = [];
    const left: T[] = [];
    let next = 0;
    const workOff = async (): Promise<void> => {
      for (let group = groups[next++]; group !== undefined; group = groups[next++]) {
        let at = 0;
        try {
          for (const task of group) {
            await this.act(task);
            at += 1;
          }
        } catch (error) {
          faults.push(error);
          left.push(...group.slice(at));
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, groups.length) }, workOff));
    this.#left = left;
    return faults;
  }
}
