import { createHash } from 'node:crypto';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office, settled } from './office.js';
import type { MeetingRead } from './sittings.js';
import { Sittings } from './sittings.js';

const NOBODY = '0190a1b2-0000-5000-8000-000000000000';
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const DELIBERATION =
  'Der Sozialausschuss nimmt den Bericht über „Wir alle sind LU“ zur Kenntnis: größtes Anliegen, große Straße.\n';
/** The same words as another program writes them. */
const TRANSLITERATED =
  'Der Sozialausschuss nimmt den Bericht ueber "Wir alle sind LU" zur Kenntnis: groesstes Anliegen, grosse Strasse.\n';
const ITEM = {
  number: '5',
  title: 'Sachstandsbericht "Wir alle sind LU"',
  intent: 'acknowledgement',
  outcome: { kind: 'acknowledged' },
  vote: { kind: 'none' },
  proposal: sha256('Kenntnisnahme'),
  deliberation: sha256(DELIBERATION),
  wording: sha256('Kenntnis genommen.'),
} as const;

let journey: Journey;
let client: Client;
let clerk: Office;
let social: string;
/** Texts that are put in before a meeting names them. */
const KEPT = [
  'a',
  'b',
  'Kenntnisnahme',
  DELIBERATION,
  'Kenntnis genommen.',
  'Kenntnisnahme ',
  TRANSLITERATED,
  '"Kenntnis genommen."',
] as const;

let day = 0;

/** Facts of a day of their own. */
function facts(item: object = ITEM): { readonly committee: string; readonly heldOn: string } & Record<string, unknown> {
  day += 1;
  const heldOn = new Date(Date.UTC(2018, 0, day)).toISOString().slice(0, 10);
  return { committee: social, heldOn, public: 'yes', completeness: 'excerptOnly', items: [item] };
}
const one = async (id: string): Promise<MeetingRead> => await clerk.reads<MeetingRead>(`/meetings/${id}`);
const document = (reference: string, text: string): object => ({
  evidence: { kind: 'document', reference, sha256: sha256(text) },
});

beforeAll(async () => {
  journey = await openJourney();
  client = await journey.as('clerk');
  for (const text of KEPT) await client.put(`/documents/${sha256(text)}`, text).expect(201);
  clerk = new Office(client);
  const constituted = { name: 'Sozialausschuss', kind: 'committee', constitutedOn: '2014' };
  social = (await clerk.does('/committees', constituted)).id;
});

describe('a meeting known from notes or an extract', () => {
  it('is recorded with its item and outcome, as held, on its day, without an opening or a closing', async () => {
    const told = facts();
    const { id } = await clerk.does('/meetings/held', { ...told, ...document('Auszug', 'a') });
    const read = await one(id);
    expect(read).toMatchObject({ status: 'held', when: told.heldOn, completeness: 'excerptOnly', public: 'yes' });
    expect(read.course.map(({ what }) => what)).toEqual(['held']);
    expect(read.agenda).toMatchObject([
      { number: '5', announced: 'unknown', outcomes: [{ outcome: { kind: 'acknowledged' }, on: told.heldOn }] },
    ]);
    expect(await clerk.types(`/meetings/${id}`)).toEqual([
      'HeldMeetingRecorded',
      'ItemAdded',
      'ItemTextsRecorded',
      'ItemOutcomeRecorded',
    ]);
  });

  const sameAgain: readonly (readonly [string, (told: ReturnType<typeof facts>) => object])[] = [
    ['with the same words', (told) => told],
    ['with another document as its evidence', (told) => ({ ...told, ...document('Abschrift', 'b') })],
    ['orally', (told) => ({ ...told, evidence: { kind: 'oral', reference: 'Anruf' } })],
    ['by whoever acts for somebody', (told) => ({ ...told, actedBy: { kind: 'function', title: 'Sitzungsdienst' } })],
    ['with its first sequence named', (told) => ({ ...told, sequence: 1 })],
    [
      'without its texts',
      (told) => ({ ...told, items: [{ ...ITEM, proposal: undefined, deliberation: undefined, wording: undefined }] }),
    ],
    [
      'with less than is known',
      (told) => ({ ...told, public: 'unknown', items: [{ number: '5', title: ITEM.title }] }),
    ],
    [
      'with the title in decomposed characters and other blanks',
      (told) => ({ ...told, items: [{ ...ITEM, title: '  Sachstandsbericht   "Wir alle sind LU" ' }] }),
    ],
    [
      'with other hashes of the same texts, as a transliterated copy has them',
      (told) => ({
        ...told,
        items: [
          {
            ...ITEM,
            proposal: sha256('Kenntnisnahme '),
            deliberation: sha256(TRANSLITERATED),
            wording: sha256('"Kenntnis genommen."'),
          },
        ],
      }),
    ],
  ];

  it.each(sameAgain)('is already imported when another person sends it %s', async (_how, again) => {
    const told = facts();
    const first = await clerk.does('/meetings/held', { ...told, ...document('Auszug', 'a') });
    const { store } = journey.server.engine;
    const other = await journey.as('clerk');
    await settled(journey);
    const before = await store.head();
    const response = await other.post('/meetings/held', again(told));
    expect([response.status, response.body]).toEqual([
      200,
      expect.objectContaining({ id: first.id, note: 'already imported', events: [] }),
    ]);
    const [item] = [again(told)].flatMap((body) =>
      'items' in body && Array.isArray(body.items) ? (body.items as object[]) : [],
    );
    expect(await clerk.does(`/meetings/${first.id}/held-items`, item)).toMatchObject({
      note: 'already imported',
      events: [],
    });
    expect(await store.head()).toBe(before);
  });

  it('keeps the text that was recorded first', async () => {
    const told = facts();
    const { id } = await clerk.does('/meetings/held', told);
    await clerk.does('/meetings/held', { ...told, items: [{ ...ITEM, deliberation: sha256(TRANSLITERATED) }] });
    expect((await one(id)).agenda).toMatchObject([{ deliberation: { sha256: sha256(DELIBERATION) } }]);
  });

  it.each([
    ['title', { title: 'Ein anderer Punkt' }],
    ['outcome', { outcome: { kind: 'adopted' } }],
    ['vote', { vote: { kind: 'stated', result: 'unanimous' } }],
    ['intent', { intent: 'decision' }],
    ['paper', { paper: { kind: 'oral' } }],
  ])('is refused with another %s of the same item', async (_fact, other) => {
    const told = facts();
    const { id } = await clerk.does('/meetings/held', told);
    const item = { ...ITEM, ...other };
    for (const [path, body] of [
      ['/meetings/held', { ...told, items: [item] }],
      [`/meetings/${id}/held-items`, item],
    ] as const) {
      expect(await clerk.refused(path, body)).toMatchObject({
        status: 409,
        reason: 'other facts are recorded already',
      });
    }
  });

  it('is refused as not public when it was public', async () => {
    const told = facts();
    await clerk.does('/meetings/held', told);
    expect(await clerk.refused('/meetings/held', { ...told, public: 'no' })).toMatchObject({ status: 409 });
  });

  it('takes a second item of another extract', async () => {
    const told = facts();
    const { id } = await clerk.does('/meetings/held', told);
    const second = { ...ITEM, number: '6', title: 'Bericht der Verwaltung' };
    expect(await clerk.does('/meetings/held', { ...told, items: [second] })).toMatchObject({ id });
    await clerk.does(`/meetings/${id}/held-items`, { ...ITEM, number: '7', title: 'Verschiedenes' });
    expect((await one(id)).agenda.map(({ number }) => number)).toEqual(['5', '6', '7']);
  });

  it('takes further facts from a fuller source: an outcome, a text', async () => {
    const told = facts({ number: '5', title: ITEM.title });
    const { id } = await clerk.does('/meetings/held', told);
    await clerk.does('/meetings/held', { ...told, completeness: 'full', items: [ITEM] });
    expect(await one(id)).toMatchObject({
      completeness: 'full',
      agenda: [{ outcomes: [{ outcome: { kind: 'acknowledged' } }], wording: { sha256: ITEM.wording } }],
    });
  });

  it('is another one when it is the second of its day', async () => {
    const told = facts();
    const { id } = await clerk.does('/meetings/held', told);
    expect((await clerk.does('/meetings/held', { ...told, sequence: 2 })).id).not.toBe(id);
  });

  it('may have been planned: it takes the item, and is held from then on', async () => {
    const { heldOn } = facts();
    const { id } = await clerk.does('/meetings', { committee: social, when: heldOn });
    await clerk.does(`/meetings/${id}/held-items`, ITEM);
    expect(await one(id)).toMatchObject({ status: 'held', agenda: [{ number: '5', outcomes: [{}] }] });
    expect(await clerk.does(`/meetings/${id}/held-items`, ITEM)).toMatchObject({ note: 'already imported' });
  });

  it('needs a day: a meeting planned for a quarter takes no item from a document', async () => {
    const { id } = await clerk.does('/meetings', { committee: social, when: '2018-Q1' });
    expect(await clerk.refused(`/meetings/${id}/held-items`, ITEM)).toMatchObject({
      status: 400,
      errors: [{ field: 'when' }],
    });
  });

  it('needs a committee that exists', async () => {
    expect(await clerk.refused('/meetings/held', { ...facts(), committee: NOBODY })).toMatchObject({
      status: 422,
      reason: 'committee does not exist',
      errors: [{ field: 'committee' }],
    });
  });

  it('is imported once by many requests at the same moment', async () => {
    const told = facts();
    const clients = await Promise.all(Array.from({ length: 4 }, () => journey.as('clerk')));
    const answers = await Promise.all(clients.map((each) => each.post('/meetings/held', told)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  });

  it('may have exceeded its competence, which is sent as a deviation', async () => {
    const circle = { name: 'Lenkungskreis', kind: 'steeringCircle', constitutedOn: '2014' };
    const { id: committee } = await clerk.does('/committees', circle);
    const paper = await clerk.does('/papers/known', { reference: '20180001', year: 2018, title: 'Konzept' });
    const item = { ...ITEM, paper: { kind: 'paper', paper: paper.id }, outcome: { kind: 'adopted' } };
    const told = { ...facts(item), committee };
    expect(await clerk.refused('/meetings/held', told)).toMatchObject({ violations: [{ rule: 'beyondCompetence' }] });
    const deviations = [{ rule: 'beyondCompetence', reason: 'so steht es im Auszug' }];
    const { id } = await clerk.does('/meetings/held', { ...told, deviations });
    expect((await one(id)).agenda).toMatchObject([{ outcomes: [{ effect: 'none' }] }]);
    expect(await clerk.does('/meetings/held', told)).toMatchObject({ note: 'already imported' });
  });

  it('does not change when a person leads it as a live one', async () => {
    const { id } = await clerk.does('/meetings/held', facts());
    for (const route of ['invitation', 'opening', 'closing']) {
      expect(await clerk.refused(`/meetings/${id}/${route}`)).toMatchObject({ reason: 'meeting is recorded as held' });
    }
    const { path } = await new Sittings(clerk, social).of('planned');
    expect(path).not.toContain(id);
  });
});

describe('the documents of a held meeting', () => {
  it('are stored by their hash, read again, and sent with the meeting', async () => {
    const other = `${DELIBERATION} Keine Aussprache.`;
    const told = facts({ ...ITEM, deliberation: sha256(other) });
    expect(await clerk.refused('/meetings/held', told)).toMatchObject({
      status: 422,
      reason: 'document is not kept: put it first',
      errors: [{ field: 'items.0.deliberation' }],
    });
    await client.put(`/documents/${sha256(DELIBERATION)}`, DELIBERATION).expect(200);
    const { id } = await clerk.does('/meetings/held', facts());
    const read = async () => (await one(id)).agenda[0]?.deliberation;
    expect(await read()).toEqual({ sha256: sha256(DELIBERATION), text: DELIBERATION });
    const { text } = await client.get(`/documents/${sha256(DELIBERATION)}`).expect(200);
    expect(text).toBe(DELIBERATION);
    await journey.restart();
    expect(await read()).toEqual({ sha256: sha256(DELIBERATION), text: DELIBERATION });
  });

  it.each([
    ['whose hash is another', 400, () => client.put(`/documents/${sha256('a')}`, 'b')],
    ['whose hash is none', 400, () => client.put('/documents/abc', 'b')],
    ['without bytes', 400, () => client.put(`/documents/${sha256('')}`, '')],
    ['that is too large', 413, () => client.put(`/documents/${NOBODY}`, Buffer.alloc(10 * 1024 * 1024 + 1))],
    ['that was never put in', 404, () => client.get(`/documents/${sha256('nobody put it in')}`)],
  ] as const)('are refused %s (%i)', async (_why, status, send) => {
    const response = await send();
    expect([response.status, response.type]).toEqual([status, 'application/problem+json']);
    if (status === 400) expect(response.body).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
  });

  it('are refused to a role that reads only figures', async () => {
    await (await journey.as('reporting')).get(`/documents/${sha256(DELIBERATION)}`).expect(403);
  });
});
