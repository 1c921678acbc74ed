import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import type { ExtractRequest, ItemRead, OutcomeCase, SittingRead } from './extracts.fixture.js';
import { bodyOf, HEADINGS, inItsOwnSitting, OUTCOMES } from './extracts.fixture.js';
import { Office, settled } from './office.js';

const ROUTE = '/meetings/extracts';

let journey: Journey;
let client: Client;
let clerk: Office;

beforeAll(async () => {
  journey = await openJourney();
  client = await journey.as('clerk');
  clerk = new Office(client);
});

async function sittingOf(body: ExtractRequest): Promise<SittingRead> {
  const { id } = await clerk.does(ROUTE, body);
  return await clerk.reads<SittingRead>(`/meetings/${id}`);
}

async function itemOf(body: ExtractRequest): Promise<ItemRead> {
  const { agenda } = await sittingOf(body);
  const [item] = agenda;
  if (item === undefined || agenda.length > 1) throw new Error(`${agenda.length} items are recorded`);
  return item;
}

/** Every text of the fixture through the route that the command line uses, and the facts as a clerk reads them. */
describe('the item of a text', () => {
  const cases = OUTCOMES.cases.map((one, index) => [one.id, one, index] as const);

  it.each(cases)('is recorded with the right facts: %s', async (_id, one, index) => {
    const item = await itemOf(await bodyOf(client, inItsOwnSitting(OUTCOMES.heading + one.body, index)));
    const [recorded, another] = item.outcomes;
    expect(another).toBeUndefined();
    expect(one.kinds).toContain(recorded?.outcome.kind ?? 'unrecognised');
    expectFacts(item, one);
  });

  function expectFacts(item: ItemRead, one: OutcomeCase): void {
    const [recorded] = item.outcomes;
    if (one.referredTo !== undefined) expect(recorded?.toName).toBe(one.referredTo.join(', '));
    for (const reference of one.papers ?? []) {
      expect(item.papers.map(({ name }) => name)).toContainEqual(expect.stringContaining(reference));
    }
    if (one.postponedTo !== undefined) expect(recorded?.outcome.on).toBe(one.postponedTo);
    if (one.parts !== undefined) expect(item.furtherOutcomes).toHaveLength(one.parts);
    if (one.keeps !== undefined) expect(item.wording?.text).toContain(one.keeps);
    if (recorded === undefined) return;
    for (const [cast, count] of Object.entries(one.tally ?? {})) {
      // A vote that the text does not count is left out, or unknown.
      const votes = Object.entries(recorded.vote).find(([name]) => name === cast)?.[1] as unknown;
      expect(typeof votes === 'number' ? votes : null).toBe(count);
    }
  }

  it('has a result for each of its papers, and each paper has its own', async () => {
    const results = 'Vorlage 20240431: einstimmig beschlossen\nVorlage 20240432: mehrheitlich abgelehnt';
    const text = heading({ day: '14.04.2024' }) + item('7', 'Radkonzept', '20240431 und Vorlage: 20240432', results);
    const read = await itemOf(await bodyOf(client, text));
    expect(read.outcomes).toMatchObject([{ outcome: { kind: 'partlyAdopted' }, paper: { kind: 'unknown' } }]);
    expect(read.paperOutcomes).toMatchObject([{ outcome: { kind: 'adopted' } }, { outcome: { kind: 'rejected' } }]);
    await settled(journey);
    for (const [reference, effect] of [
      ['20240431', 'approved'],
      ['20240432', 'rejected'],
    ]) {
      const { items } = await clerk.reads(`/papers?reference=${reference ?? ''}`);
      expect(items).toMatchObject([{ status: 'concluded', effect }]);
    }
  });
});

describe('the sitting of a text', () => {
  it.each(HEADINGS.map((one, index) => [one.id, one, index] as const))(
    'is recorded with the right facts: %s',
    async (_id, { text, expect: right }, index) => {
      const sitting = await sittingOf(await bodyOf(client, inItsOwnSitting(text, 500 + index)));
      const [item] = sitting.agenda;
      const { committee, committees, title, itemPublic, kind } = right;
      if (committee !== undefined) expect(sitting.committeeName).toBe(committee);
      if (Array.isArray(committees)) {
        const others = sitting.jointWith.map(({ name }) => name);
        expect([sitting.committeeName, ...others]).toEqual(committees);
      }
      if (right['item'] !== undefined) expect(item?.number).toBe(right['item']);
      if (title !== undefined) expect(item?.title).toBe(title);
      if (itemPublic === false) expect(item).toMatchObject({ public: 'no', part: 'notPublic' });
      if (kind !== undefined) expect(item?.outcomes).toMatchObject([{ outcome: { kind } }]);
    },
  );

  it('is found by each committee of a joint sitting', async () => {
    const { items } = await clerk.reads('/committees?name=Jugendhilfeausschuss');
    const found = await clerk.reads(`/meetings?committee=${String(items[0]?.['id'])}`);
    expect(found.items).toMatchObject([{ committeeName: 'Sozialausschuss', jointWith: [{ kind: 'committee' }] }]);
  });
});

const heading = (parts: { readonly day?: string; readonly publicity?: string; readonly committee?: string } = {}) =>
  `AUSZUG\n\naus der Niederschrift\nüber die Sitzung des ${parts.committee ?? 'Kulturausschusses'} am ${parts.day ?? '11.04.2024'}\n${parts.publicity ?? 'öffentlich'}\n\n`;
const item = (number: string, title: string, paper: string, result: string) =>
  `TOP ${number}\n\n${title}\nVorlage: ${paper}\n\n${result}\n`;

async function unchanged(): Promise<bigint | undefined> {
  await settled(journey);
  return await journey.server.engine.store.head();
}

describe('an import of a text', () => {
  it('changes nothing in any stream when it is refused, and says which facts differ', async () => {
    const first = await bodyOf(client, heading() + item('5', 'Radkonzept', '20240401', 'Kenntnis genommen.'));
    await clerk.does(ROUTE, first);
    const before = await unchanged();
    // A text with another paper, which nobody has recorded: its paper stayed behind alone once.
    const other = await bodyOf(client, heading() + item('5', 'Radkonzept', '20240402', 'Einstimmig beschlossen.'));
    const refused = await client.post(ROUTE, other).set('accept-language', 'de');
    expect([refused.status, refused.type]).toEqual([409, 'application/problem+json']);
    expect(refused.body).toMatchObject({
      reason: 'other facts are recorded already',
      detail: 'Darüber ist schon anderes festgehalten; das kann nur berichtigt werden.',
      differences: [
        {
          field: 'item.paper',
          recorded: ['20240401 (2024)'],
          stated: ['20240402 (2024)'],
          evidence: first.evidence.sha256,
        },
        { field: 'item.outcome', recorded: { kind: 'acknowledged' }, stated: { kind: 'adopted' } },
        { field: 'item.vote', recorded: { kind: 'unknown' }, stated: { kind: 'stated', result: 'unanimous' } },
      ],
    });
    expect(await unchanged()).toBe(before);
    expect((await clerk.reads('/papers?reference=20240402')).items).toEqual([]);
    expect(await clerk.does(ROUTE, first)).toMatchObject({ events: [], note: 'already imported' });
    expect(await unchanged()).toBe(before);
  });

  it('takes several extracts of both parts of one sitting, in any order', async () => {
    const day = '12.04.2024';
    const texts = [
      heading({ day, publicity: 'nichtöffentlich' }) + item('1', 'Grundstück', '20240411', 'Einstimmig beschlossen.'),
      heading({ day }) + item('2', 'Haushalt', '20240412', 'Kenntnis genommen.'),
      heading({ day }) + item('1', 'Radkonzept', '20240413', 'Kenntnis genommen.'),
    ];
    let last = '';
    for (const text of texts) last = (await clerk.does(ROUTE, await bodyOf(client, text))).id;
    const sitting = await clerk.reads<SittingRead>(`/meetings/${last}`);
    expect(sitting.public).toBe('yes');
    expect(sitting.agenda.map(({ number, title, public: publicity }) => [number, title, publicity])).toEqual([
      ['1', 'Radkonzept', 'unknown'],
      ['2', 'Haushalt', 'unknown'],
      ['1', 'Grundstück', 'no'],
    ]);
    const member = new Office(await journey.as('member'));
    expect(JSON.stringify(await member.reads(`/meetings/${last}`))).not.toContain('Grundstück');
  });

  it('takes a corrected text as a correction, with the former one in the history', async () => {
    const day = '13.04.2024';
    const first = await bodyOf(client, heading({ day }) + item('5', 'Radkonzept', '20240421', 'Kenntnis genommen.'));
    await clerk.does(ROUTE, first);
    const text = heading({ day }) + item('5', 'Radwegekonzept', '20240421', 'Einstimmig beschlossen.');
    const plain = await bodyOf(client, text);
    expect(await clerk.refused(ROUTE, plain)).toMatchObject({
      status: 409,
      reason: 'other facts are recorded already',
    });
    const corrected = { ...plain, correct: { reason: 'Die Niederschrift wurde berichtigt.' } };
    const read = await itemOf(corrected);
    expect(read).toMatchObject({
      title: 'Radwegekonzept',
      corrections: [
        {
          former: { title: 'Radkonzept' },
          formerDocument: first.evidence.sha256,
          reason: 'Die Niederschrift wurde berichtigt.',
          evidence: { sha256: plain.evidence.sha256 },
        },
      ],
      outcomes: [{ outcome: { kind: 'adopted' }, formerDocument: first.evidence.sha256 }],
      corrected: [{ outcome: { kind: 'acknowledged' } }],
    });
    expect(await clerk.does(ROUTE, corrected)).toMatchObject({ note: 'already imported' });
    await settled(journey);
    const { items } = await clerk.reads('/papers?reference=20240421');
    expect(items).toMatchObject([{ status: 'concluded' }]);
  });
});
