interface Waiting<T> {
  readonly item: T;
  readonly done: PromiseWithResolvers<undefined>;
}

/** Makes one write of what is asked for in one turn of the event loop, or while the write before is running. */
export class GroupedWrites<T> {
  readonly #waiting: Waiting<T>[] = [];
  #isRunning = false;

  constructor(
    /** Durable when it resolves. When it rejects, the whole group is rejected. */
    private readonly writeAll: (items: readonly T[]) => Promise<void>,
    /** Items of one write. */
    private readonly most: number,
  ) {}

  async write(item: T): Promise<void> {
    const done = Promise.withResolvers<undefined>();
    this.#waiting.push({ item, done });
    if (!this.#isRunning) {
      this.#isRunning = true;
      setImmediate(() => void this.#run());
    }
    await done.promise;
  }

  async #run(): Promise<void> {
    for (let group = this.#next(); group.length > 0; group = this.#next()) {
      try {
        await this.writeAll(group.map(({ item }) => item));
        for (const { done } of group) done.resolve(undefined);
      } catch (error) {
        for (const { done } of group) done.reject(error);
      }
    }
    this.#isRunning = false;
  }

  #next(): readonly Waiting<T>[] {
    return this.#waiting.splice(0, this.most);
  }
}
