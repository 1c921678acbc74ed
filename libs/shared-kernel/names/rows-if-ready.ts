import { ReadModelNotReady } from '#event-sourcing';

/** The rows with these ids, or none while their read model is being built: an answer does not fail for want of names. */
export async function rowsIfReady<Row>(
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
