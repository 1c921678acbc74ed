import type { Api } from '../api/api.js';
import type { Found } from './workflow-items.js';

/** Items of one request. */
const PAGE = 500;

/** All items of a search of the workflow, page by page. */
export async function everyFound<Item>(api: Api, path: string, body: object): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let after: string | null = null; ;) {
    const page = { limit: PAGE, ...(after !== null && { after }) };
    const found: Found<Item> = await api.workflow.post<Found<Item>>(path, { ...body, page });
    items.push(...found.items);
    after = found.page.endCursor;
    if (found.items.length < PAGE) return items;
  }
}
