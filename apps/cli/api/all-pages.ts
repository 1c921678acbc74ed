import type { Api } from './api.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Every item of a list that is short enough to be read whole. `path` may carry query fields. */
export async function allPages<Item>(api: Api, path: string, cursor = 'cursor'): Promise<readonly Item[]> {
  const items: Item[] = [];
  const separator = path.includes('?') ? '&' : '?';
  let next: string | null = '';
  while (next !== null) {
    const behind: string = next === '' ? '' : `&${cursor}=${encodeURIComponent(next)}`;
    const page: Page<Item> = await api.get<Page<Item>>(`${path}${separator}limit=200${behind}`);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}
