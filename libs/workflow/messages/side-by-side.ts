/** Groups that are worked on at the same time. */
const MOST_AT_ONCE = 32;

/** Does each task; those of one group one behind the other, in their order. @throws what the first failed task threw, after all ended */
export async function sideBySide<T>(
  tasks: readonly T[],
  groupOf: (task: T) => string,
  act: (task: T) => Promise<void>,
): Promise<void> {
  const groups = [...Map.groupBy(tasks, groupOf).values()];
  let next = 0;
  const failures: unknown[] = [];
  async function workOff(): Promise<void> {
    for (let group = groups[next++]; group !== undefined && failures.length === 0; group = groups[next++]) {
      try {
        for (const task of group) await act(task);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, groups.length) }, workOff));
  if (failures.length > 0) throw failures[0];
}
