import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import type { AuditedEvent } from '../support/reading.js';
import { everyEvent, everyItem } from '../support/reading.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface Made {
  readonly id: string;
  readonly position: string;
  readonly events: readonly string[];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Entry {
  readonly event: string;
  readonly on: string;
  readonly type: string;
}

describe('Pages', () => {
  let journey: Journey;
  let manager: Client;
  let auditor: Client;

  beforeAll(async () => {
    journey = await openJourney();
    manager = await journey.as('process-manager', 'clerk');
    auditor = await journey.as('auditor');
  });

  async function made(path: string, body: object): Promise<Made> {
    const answer = await manager.post(path, body);
    if (!answer.ok) throw new Error(`${path}: ${answer.text}`);
    await journey.server.engine.following.caughtUp();
    return answer.body as Made;
  }

  /** Reads a list by pages of `limit`; between any two pages something happens. */
  async function pagesOf<Item>(
    client: Client,
    path: string,
    between: (page: number) => Promise<unknown>,
    { limit = 3, parameter = 'cursor' } = {},
  ): Promise<readonly Item[]> {
    const items: Item[] = [];
    let next: string | null = null;
    for (let page = 0; page === 0 || next !== null; page += 1) {
      const behind: string = next === null ? '' : `&${parameter}=${encodeURIComponent(next)}`;
      const answer = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${behind}`).expect(200);
      const read = answer.body as Page<Item>;
      expect(read.items.length).toBeLessThanOrEqual(limit);
      items.push(...read.items);
      next = read.next;
      if (next !== null) await between(page);
    }
    return items;
  }

  it('of organisations miss none and show none twice while others are registered, renamed and ended', async () => {
    const first = await Promise.all(
      Array.from({ length: 10 }, (_, n) => made('/organisations', { name: `Bereich ${n}`, kind: 'area' })),
    );
    const later: Made[] = [];
    const found = await pagesOf<Named>(manager, '/organisations', async (page) => {
      if (page > 2) return;
      later.push(await made('/organisations', { name: `Später ${page}`, kind: 'area' }));
      await made(`/organisations/${first[9 - page]?.id}/name`, { name: `Umbenannt ${page}` });
      await made(`/organisations/${first[page]?.id}/end`, { on: '2019-12-31' });
    });
    expect(found.map(({ id }) => id).toSorted()).toEqual([...first, ...later].map(({ id }) => id).toSorted());
    expect(found.slice(-later.length).map(({ name }) => name)).toEqual(['Später 0', 'Später 1', 'Später 2']);
  });

  it('of a filtered list keep to the filter', async () => {
    await made('/organisations', { name: 'Caritas', kind: 'partner' });
    await made('/organisations', { name: 'Diakonie', kind: 'partner' });
    const partners = await pagesOf<Named>(
      manager,
      '/organisations?kind=partner',
      () => made('/organisations', { name: 'Stadtarchiv', kind: 'area' }),
      { limit: 1 },
    );
    expect(partners.map(({ name }) => name)).toEqual(['Caritas', 'Diakonie']);
  });

  it('that end exactly with the list have no next one', async () => {
    const all = await everyItem<Named>(manager, '/organisations');
    const { items, next } = (await manager.get(`/organisations?limit=${all.length}`).expect(200)).body as Page<Named>;
    expect([items.length, next]).toEqual([all.length, null]);
  });

  it('of a time line show it as of the first page, also when entries come, move or are linked meanwhile', async () => {
    const { id } = await made('/processes', { title: 'Wir alle sind LU', occurredOn: '2018-09-01' });
    for (const month of ['2018-12', '2018-10', '2018-11', '2018', 'unknown']) {
      await made(`/processes/${id}/events`, { kind: 'workshop', title: month, heldOn: month });
    }
    const before = await everyItem<Entry>(manager, `/processes/${id}/timeline`);
    const moved = before.find(({ on }) => on === '2018');
    const meanwhile = [
      () => made(`/processes/${id}/events`, { kind: 'kickoff', heldOn: '2018-09-15' }),
      () => made(`/processes/${id}/date-refinements`, { event: moved?.event, to: '2018-12-24' }),
      () =>
        made('/committees', { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [id], constitutedOn: '2018' }),
    ];
    const paged = await pagesOf<Entry>(
      manager,
      `/processes/${id}/timeline`,
      async (page) => await meanwhile[page]?.(),
      {
        limit: 1,
      },
    );
    expect(paged).toEqual(before);
    const after = await everyItem<Entry>(manager, `/processes/${id}/timeline`);
    expect(after).toHaveLength(before.length + 2);
    expect(after.find(({ event }) => event === moved?.event)?.on).toBe('2018-12-24');
  });

  it('of a time line are sorted by first day, then by precision, then by entry', async () => {
    const { id } = await made('/processes', { title: 'Fortschreibung', occurredOn: '2018-01-01' });
    const days = ['unknown', '2018-10-01', '2018', '2018-Q4', '2018-10', '2018-H2', '2018-10-01', '2018-10~'];
    for (const heldOn of days) await made(`/processes/${id}/events`, { kind: 'workshop', heldOn });
    const sorted = await everyItem<Entry>(manager, `/processes/${id}/timeline`);
    expect(sorted.map(({ on }) => on)).toEqual([
      '2018-01-01',
      '2018',
      '2018-H2',
      '2018-10-01',
      '2018-10-01',
      '2018-10',
      '2018-10~',
      '2018-Q4',
      'unknown',
    ]);
  });

  it('of the audit log continue behind any position', async () => {
    const log = await everyEvent(journey, auditor);
    const middle = log[Math.floor(log.length / 2)]?.position ?? '';
    const behind = await everyItem<AuditedEvent>(auditor, `/audit/events?after=${middle}`);
    expect(behind).toEqual(log.slice(Math.floor(log.length / 2) + 1));
    const ahead = await everyItem<AuditedEvent>(auditor, `/audit/events?before=${middle}`);
    expect(ahead).toEqual(log.slice(0, Math.floor(log.length / 2)));
    const end = await auditor.get(`/audit/events?after=${log.at(-1)?.position}`).expect(200);
    expect(end.body).toEqual({ items: [], next: null });
  });

  it('of the audit log follow a log that grows, each event once and in order', async () => {
    let more = 6;
    const paged = await pagesOf<AuditedEvent>(
      auditor,
      '/audit/events',
      async () => {
        if (more === 0) return;
        more -= 1;
        await made('/organisations', { name: `Zwischendurch ${more}`, kind: 'area' });
      },
      { limit: 7 },
    );
    expect(paged).toEqual(await everyEvent(journey, auditor));
    expect(new Set(paged.map(({ event }) => event)).size).toBe(paged.length);
    const numbers = paged.map(({ position }) => Number(position.split('.')[1]));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it.each(['type', 'stream', 'actor', 'correlation'] as const)(
    'of the audit log by %s have all such events of the whole log',
    async (filter) => {
      const log = await everyEvent(journey, auditor);
      const value = log.at(-1)?.[filter] ?? '';
      const found = await pagesOf<AuditedEvent>(
        auditor,
        `/audit/events?${filter}=${encodeURIComponent(value)}`,
        async () => undefined,
        { limit: 5 },
      );
      expect(found).toEqual(log.filter((event) => event[filter] === value));
      expect(found).not.toEqual([]);
    },
  );

  it('of a history follow the entity while it changes', async () => {
    const { id, events } = await made('/organisations', { name: 'Theater', kind: 'area' });
    const changes: string[] = [...events];
    for (const n of [1, 2, 3, 4])
      changes.push(...(await made(`/organisations/${id}/name`, { name: `Theater ${n}` })).events);
    const paged = await pagesOf<{ readonly event: string; readonly revision: string }>(
      manager,
      `/organisations/${id}/history`,
      async (page) => {
        if (page === 0) changes.push(...(await made(`/organisations/${id}/end`, { on: '2019' })).events);
      },
      { limit: 2, parameter: 'after' },
    );
    expect(paged.map(({ event }) => event)).toEqual(changes);
    expect(paged.map(({ revision }) => revision)).toEqual(['0', '1', '2', '3', '4', '5']);
    const end = await manager.get(`/organisations/${id}/history?after=5`).expect(200);
    expect(end.body).toEqual({ items: [], next: null });
  });
});
