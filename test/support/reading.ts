import type { Client, Journey } from './journey.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Every item of a list or a history, page by page; `parameter` takes the `next` of the page before. */
export async function everyItem<Item = unknown>(
  client: Client,
  path: string,
  parameter: 'cursor' | 'after' = 'cursor',
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let next: string | null = null;
  do {
    const behind: string = next === null ? '' : `&${parameter}=${encodeURIComponent(next)}`;
    const answer = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=200${behind}`).expect(200);
    const page = answer.body as Page<Item>;
    items.push(...page.items);
    next = page.next;
  } while (next !== null);
  return items;
}

export interface AuditedEvent {
  readonly event: string;
  readonly type: string;
  readonly stream: string;
  readonly position: string;
  readonly actor: string;
  readonly correlation: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The whole audit log as an auditor reads it, up to the log's last event. */
export async function wholeLog(journey: Journey, auditor: Client): Promise<readonly AuditedEvent[]> {
  await journey.server.engine.following.caughtUp();
  return await everyItem<AuditedEvent>(auditor, '/audit/events');
}
