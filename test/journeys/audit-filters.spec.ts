import { everyItem } from '../support/reading.js';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office, settled } from './office.js';

interface Event {
  readonly position: string;
  readonly type: string;
  readonly actor: string;
  readonly typedAs?: string;
  readonly evidence: { readonly kind: string };
}

interface Page {
  readonly items: readonly Event[];
  readonly next: string | null;
}

describe('the audit log is filtered', () => {
  let journey: Journey;
  let auditor: Client;

  beforeAll(async () => {
    journey = await openJourney();
    auditor = await journey.as('auditor');
    const clerk = new Office(await journey.as('clerk', 'process-manager'));
    for (let number = 0; number < 3; number += 1) {
      await clerk.does('/organisations', { name: `Abteilung ÄMTER ${number}`, kind: 'division' });
    }
    await clerk.does('/persons', { name: 'Leitung Ämter' });
    await settled(journey);
  });

  const events = (query: string): Promise<readonly Event[]> => everyItem<Event>(auditor, `/audit/events?${query}`);
  const typesOf = (found: readonly Event[]): readonly string[] => [...new Set(found.map(({ type }) => type))].sort();

  it('and names what typed an event: its roles, then the function that it is linked to, never a person', async () => {
    const typed = async (): Promise<ReadonlySet<unknown>> =>
      new Set((await events('type=OrganisationRegistered')).map((event) => event.typedAs));
    expect(await typed()).toEqual(new Set(['clerk, process-manager']));
    const [one] = await events('type=OrganisationRegistered');
    const [person] = await everyItem<{ readonly id: string }>(await journey.as('clerk'), '/persons');
    const link = async (to: object): Promise<void> => {
      await journey.administrator().post(`/actors/${one?.actor}/links`, { to }).expect(200);
      await settled(journey);
    };
    await link({ kind: 'person', id: person?.id });
    expect(await typed()).toEqual(new Set(['clerk, process-manager']));
    await link({ kind: 'function', title: 'Leitung Kultur' });
    expect(await typed()).toEqual(new Set(['Leitung Kultur']));
    const others = (await events('')).filter(({ actor }) => actor === 'system' || actor.startsWith('policy:'));
    expect(others.filter(({ typedAs }) => typedAs !== undefined)).toEqual([]);
  });

  it('by one type or several', async () => {
    expect(typesOf(await events('type=PersonRegistered'))).toEqual(['PersonRegistered']);
    expect(typesOf(await events('type=PersonRegistered&type=LogOpened'))).toEqual(['LogOpened', 'PersonRegistered']);
  });

  it('by the kind of evidence', async () => {
    const all = await events('');
    const kinds = new Set(all.map(({ evidence }) => evidence.kind));
    expect(kinds.size).toBeGreaterThan(1);
    for (const kind of kinds) {
      const expected = all.filter(({ evidence }) => evidence.kind === kind);
      expect(await events(`evidence=${kind}`)).toEqual(expected);
    }
    await auditor.get('/audit/events?evidence=hearsay').expect(400);
  });

  it('by the role of who typed it', async () => {
    expect(typesOf(await events('role=process-manager'))).toEqual([
      'LikenessNoted',
      'OrganisationRegistered',
      'PersonRegistered',
    ]);
    expect(await events('role=chair')).toEqual([]);
  });

  it('by a text of the data in pages that miss nothing, and never by a personal field', async () => {
    const found = await events('text=abteilung%20%C3%A4mter');
    expect(found.map(({ type }) => type)).toEqual(Array.from({ length: 3 }, () => 'OrganisationRegistered'));
    const single: Event[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path = `/audit/events?text=abteilung%20%C3%A4mter&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const answer = await auditor.get(path).expect(200);
      // The body is as the OpenAPI document describes it.
      const page = answer.body as Page;
      expect(page.items.length).toBeLessThan(2);
      single.push(...page.items);
      cursor = page.next;
    }
    expect(single).toEqual(found);
    expect(await events('text=Leitung%20%C3%84mter')).toEqual([]);
    await auditor.get('/audit/events?text=ab').expect(400);
  });
});
