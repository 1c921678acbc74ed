import type { RowOf } from '#event-sourcing';
import { isSealed } from '#event-sourcing';
import type { Page, PageQuery, Reads, Rows } from '#http';
import { cursorOf, page, PAGE_LIMITS } from '#http';
import { auditEvents } from './audit-log.projection.js';

type AuditRow = RowOf<typeof auditEvents>;

/** Pages of the largest size that one call looks through. */
const MOST_PAGES = 10;

/**
 * A page of the events whose data has the text. Looks through a bounded number of events: `next` may come with few items or
 * none, and goes on where this call ended.
 */
export async function pageWithText(
  reads: Reads,
  query: Pick<PageQuery, 'limit' | 'cursor'>,
  text: string,
  filter: (rows: Rows<typeof auditEvents>) => Rows<typeof auditEvents>,
): Promise<Page<AuditRow>> {
  const wanted = text.toLowerCase();
  const limit = query.limit ?? PAGE_LIMITS.default;
  const found: AuditRow[] = [];
  let cursor = query.cursor;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const at = { limit: PAGE_LIMITS.max, ...(cursor !== undefined && { cursor }) };
    const { items, next } = await page(reads, auditEvents, at, filter, (row) => row);
    for (const row of items) {
      if (!hasText(row.data, wanted)) continue;
      found.push(row);
      const isLast = next === null && row === items.at(-1);
      if (found.length === limit) return { items: found, next: isLast ? null : cursorOf(row.ordinal) };
    }
    if (next === null) return { items: found, next };
    cursor = next;
  }
  return { items: found, next: cursor ?? null };
}

/** Whether a text of the data contains the wanted one, in lower case. Sealed fields are left out. */
function hasText(data: unknown, wanted: string): boolean {
  if (typeof data === 'string') return data.toLowerCase().includes(wanted);
  // Data of an event is JSON.
  if (typeof data !== 'object' || data === null || isSealed(data)) return false;
  return Object.values(data).some((value) => hasText(value, wanted));
}
