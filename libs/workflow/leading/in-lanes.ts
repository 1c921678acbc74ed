/** The faults, one for each lane that has some, and the items of those lanes that were not done. */
export interface LaneFaults<T> {
  readonly faults: readonly unknown[];
  readonly left: readonly T[];
}

/** Does items at the same time, up to `atOnce`; those of one lane one behind the other. A fault ends its lane alone. */
export async function inLanes<T>(
  items: readonly T[],
  lane: (item: T) => string,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<LaneFaults<T>> {
  const lanes = [...Map.groupBy(items, lane).values()];
  const faults: unknown[] = [];
  const left: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let own = lanes[next++]; own !== undefined; own = lanes[next++]) {
      let done = 0;
      try {
        for (const item of own) {
          await work(item);
          done += 1;
        }
      } catch (fault) {
        faults.push(fault);
        left.push(...own.slice(done));
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lanes.length) }, worker));
  return { faults, left };
}
