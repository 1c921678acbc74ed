import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { Wait } from '../instance/steps.js';
import { processWaits } from '../projection/workflow.tables.js';

type RowReads = Pick<Reads, 'rows'>;
type WaitRow = RowOf<typeof processWaits>;

/** The wait that was looked at last, in the order in which they are opened. */
export type WaitMark = Pick<WaitRow, 'openedAt' | 'key'>;

/** The wait that was opened last, of any kind. */
export async function lastWait(reads: RowReads): Promise<WaitMark> {
  const [last] = await reads.rows(processWaits, (all) =>
    all.orderBy('openedAt', 'desc').orderBy('key', 'desc').limit(1),
  );
  return last ?? { openedAt: -1n, key: -1n };
}

/** Open waits of a kind behind a mark, in the order in which they were opened. */
export async function waitsBehind(
  reads: RowReads,
  kind: Wait['for'],
  { openedAt, key }: WaitMark,
  limit: number,
): Promise<readonly WaitRow[]> {
  return await reads.rows(processWaits, (all) =>
    all
      .where('openedAt', '>=', openedAt)
      .where((is) => is.or([is('openedAt', '>', openedAt), is('key', '>', key)]))
      .where('open', '=', true)
      .where('for', '=', kind)
      .orderBy('openedAt')
      .orderBy('key')
      .limit(limit),
  );
}
