/** Does items at the same time, up to `atOnce`; those of one lane one after the other. A rejection ends it. */
export async function inLanes<T>(
  items: readonly T[],
  lane: (item: T) => string,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const lanes = [...Map.groupBy(items, lane).values()];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let own = lanes[next++]; own !== undefined; own = lanes[next++]) {
      for (const item of own) await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lanes.length) }, worker));
}
