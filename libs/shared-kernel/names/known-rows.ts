import { ReadModelNotReady } from '#event-sourcing';

/** What is read stays readable while the read model that has the names is being built. */
export async function known<Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  try {
    return await read(ids);
  } catch (error) {
    if (error instanceof ReadModelNotReady) return [];
    throw error;
  }
}
