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
export async function everyEvent(journey: Journey, auditor: Client): Promise<readonly AuditedEvent[]> {
  await journey.server.engine.following.caughtUp();
  return await everyItem<AuditedEvent>(auditor, '/audit/events');
}

/** The same without the server that runs a policy: on shared stores each start notes it. */
export async function wholeLog(journey: Journey, auditor: Client): Promise<readonly AuditedEvent[]> {
  const events = await everyEvent(journey, auditor);
  return events.filter(({ type }) => type !== TAKEN_OVER);
}

/** Events of the log, counted likewise. */
export async function eventCount({ server }: Journey): Promise<number> {
  let count = 0;
  let after: bigint | undefined;
  for (let head = false; !head;) {
    const slice = await server.engine.store.readLog({ ...(after !== undefined && { after }) });
    count += slice.events.filter(({ type }) => type !== TAKEN_OVER).length;
    ({ position: after, head } = slice);
  }
  return count;
}

/** On shared stores each start notes the server that runs a policy. */
export const TAKEN_OVER = 'PolicyTakenOver';
