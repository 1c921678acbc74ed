interface Page {
  readonly items: readonly { readonly id?: string }[];
  readonly next: string | null;
}

interface LogPage {
  readonly items: readonly Json[];
  readonly next: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const KINDS = [
  'processes',
  'organisations',
  'committees',
  'meetings',
  'papers',
  'persons',
  'decisions',
  'goals',
  'measures',
  'assignments',
  'reporting-rounds',
  'reorganisations',
  'progress-reports',
];

/** Further reads of each entity of a kind. */
const PARTS: Readonly<Partial<Record<string, readonly string[]>>> = {
  processes: ['timeline', 'progress'],
  organisations: ['week', 'waiting'],
};

/** Every list, item, history and time line of the domain as a clerk reads them, the registers as an auditor does. */
export async function everythingRead(
  { url }: { readonly url: string },
  { clerk, auditor }: { readonly clerk: string; readonly auditor: string },
): Promise<ReadonlyMap<string, Json>> {
  const read = new Map<string, Json>();
  const get = async <T>(path: string, token = clerk): Promise<T> => {
    const response = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    const body = (await response.json()) as Json;
    read.set(path, withoutPositions(body));
    return body as T;
  };
  for (const kind of KINDS) {
    const { items } = await get<Page>(`${kind}?limit=200`);
    for (const { id = '' } of items) {
      await get(`${kind}/${id}`);
      await get(`${kind}/${id}/history?limit=200`);
      for (const part of PARTS[kind] ?? []) await get(`${kind}/${id}/${part}`);
    }
  }
  await get('traffic-light-overrides?limit=200');
  await get('deviations?limit=200', auditor);
  const log: Json[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `audit/events?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const { items, next }: LogPage = await get(path, auditor);
    // Under its pages' addresses, which hold positions, one log would never be another.
    read.delete(path);
    log.push(...items.map(withoutPositions));
    cursor = next;
  }
  read.set('audit/events', { items: log });
  return read;
}

/** A position names its log; the cursors of pages do so, too. */
function withoutPositions(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutPositions);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'position' && name !== 'next');
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutPositions(inner)]));
}
