import type { Fence, Tenure } from '#event-sourcing';
import { ReadModelsFenced } from '#event-sourcing';

/**
 * Takes over writing the read models. The fence may hold a claim that a restored log has lost: it is replaced when the
 * lease, read after the fence, has no claim behind this tenure's. @throws ReadModelsFenced, StoreUnavailable
 */
export async function takeOver(fence: Fence, tenure: Tenure, isLast: () => Promise<boolean>): Promise<void> {
  const last = await fence.last();
  try {
    await fence.takeOver(tenure);
  } catch (error) {
    if (!(error instanceof ReadModelsFenced) || !(await isLast())) throw error;
    await fence.takeOver(tenure, last);
  }
}
