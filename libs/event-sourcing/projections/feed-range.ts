import type { LogFilter } from '../store/event-store.js';
import type { LogConsumer } from './log-consumer.js';

/** `undefined` (before the first event) is the lowest position. */
export function lowestPosition(consumers: readonly LogConsumer[]): bigint | undefined {
  const [first, ...others] = consumers.map(({ position }) => position);
  return others.reduce((lowest, position) => (isLower(position, lowest) ? position : lowest), first);
}

export function isLower(position: bigint | undefined, than: bigint | undefined): boolean {
  return than !== undefined && (position === undefined || position < than);
}

/** The categories of all consumers; `undefined` when one of them reads every stream. */
export function filterOf(consumers: readonly LogConsumer[]): LogFilter | undefined {
  const categories = new Set<string>();
  for (const { reads } of consumers) {
    if (reads === 'all') return undefined;
    for (const category of reads) categories.add(category);
  }
  return { categories: [...categories] };
}
