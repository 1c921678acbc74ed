import type { RecordedClient } from './recorded-client.js';

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

const LISTS = ['organisations', 'committees', 'meetings', 'papers', 'actors'];

/** Every page of a list, read until it can be read: right after a start the read models are still being built. */
async function all(client: RecordedClient, path: string, parameter: string): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let next: string | null = null;
  do {
    const page: Page = await client.get(
      `${path}?limit=200${next === null ? '' : `&${parameter}=${encodeURIComponent(next)}`}`,
    );
    items.push(...page.items);
    next = page.next;
  } while (next !== null);
  return items;
}

export async function wholeLog<T>(client: RecordedClient): Promise<readonly T[]> {
  await client.ready();
  // The audit log's own shape, as its routes describe it.
  return (await all(client, '/api/v1/audit/events', 'cursor')) as readonly T[];
}

export async function readModels(client: RecordedClient): Promise<Readonly<Record<string, readonly unknown[]>>> {
  await client.ready();
  const lists: [string, readonly unknown[]][] = [];
  for (const list of LISTS) lists.push([list, await all(client, `/api/v1/${list}`, 'cursor')]);
  return Object.fromEntries(lists);
}
