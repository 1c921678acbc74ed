import { reasonOf } from '#shared-kernel/testing';
import { committeeIdFrom } from '../../committee/committee-id.js';
import { paperIdFrom } from '../../reference/paper-reference.js';
import { EXTRACT, extractOffice, PAPER, REFERENCE, SOCIAL, withItem } from './extract.fixture.js';

const other = { reference: '20196744', year: 2019 } as const;
const counted = { kind: 'counted', yes: 9, no: 2, abstention: 1, spoilt: 0 } as const;
const correct = { reason: 'Die Niederschrift wurde berichtigt.' };

describe('the acts of a committee with one item', () => {
  it('are the binding one and others beside it', async () => {
    const office = extractOffice();
    const item = { outcome: { kind: 'adopted', vote: counted }, furtherOutcomes: [{ kind: 'acknowledged' }] };
    await office.record(withItem(item));
    expect(await office.data('ItemOutcomeRecorded')).toMatchObject([{ outcome: { kind: 'adopted' }, vote: counted }]);
    expect(await office.data('FurtherOutcomesRecorded')).toMatchObject([
      { outcomes: [{ outcome: { kind: 'acknowledged' }, vote: { kind: 'unknown' } }] },
    ]);
    expect(await office.record(withItem(item))).toMatchObject({ note: 'already imported' });
  });

  it('beside the binding one are added by a text that is read better, and contradicted by another', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    const further = (kind: string) => withItem({ furtherOutcomes: [{ kind }] });
    expect(await office.record(further('statementGiven'))).toMatchObject({ done: true, events: [expect.any(String)] });
    expect(await office.record(further('settled'))).toMatchObject({
      refusal: { differences: [{ field: 'item.furtherOutcomes' }] },
    });
    await office.record({ ...further('settled'), correct });
    expect((await office.data('FurtherOutcomesRecorded')).at(-1)).toMatchObject({
      outcomes: [{ outcome: { kind: 'settled' } }],
      correction: { ...correct, formerDocument: '2'.repeat(64) },
    });
  });

  it('may be recorded where the binding one is not recognised', async () => {
    const office = extractOffice();
    const { outcome: _, ...item } = EXTRACT.item;
    const parts = [{ kind: 'adopted', text: 'Ziffer 1 wird beschlossen.' }, { kind: 'rejected' }];
    await office.record({
      ...EXTRACT,
      item: { ...item, wording: 'Ziffer 1 wird beschlossen …', furtherOutcomes: parts },
    });
    expect(await office.data('ItemOutcomeRecorded')).toEqual([]);
    expect(await office.data('FurtherOutcomesRecorded')).toMatchObject([{ outcomes: [{}, {}] }]);
  });
});

describe('an item with several papers', () => {
  it('has one outcome for all of them', async () => {
    const office = extractOffice();
    await office.record(withItem({ papers: [REFERENCE, other] }));
    const several = { kind: 'several', papers: [{ paper: PAPER }, { paper: paperIdFrom(other) }] };
    expect(await office.data('ItemAdded')).toMatchObject([{ paper: several }]);
    expect(await office.data('ItemOutcomeRecorded')).toMatchObject([{ paper: several }]);
  });

  it('has an outcome for each where the text tells them apart', async () => {
    const office = extractOffice();
    const papers = [
      { ...REFERENCE, outcome: { kind: 'adopted' } },
      { ...other, outcome: { kind: 'rejected' } },
    ];
    const { outcome: _, ...item } = EXTRACT.item;
    await office.record({ ...EXTRACT, item: { ...item, papers } });
    expect(await office.data('ItemOutcomeRecorded')).toEqual([]);
    expect(await office.data('PaperOutcomesRecorded')).toMatchObject([
      {
        papers: [
          { paper: PAPER, outcome: { kind: 'adopted' } },
          { paper: paperIdFrom(other), outcome: { kind: 'rejected' } },
        ],
      },
    ]);
    const changed = [papers[0], { ...other, outcome: { kind: 'acknowledged' } }];
    expect(await office.record({ ...EXTRACT, item: { ...item, papers: changed } })).toMatchObject({
      refusal: { differences: [{ field: 'item.paperOutcomes' }] },
    });
  });

  it('has the outcome of the item for a paper without one of its own', async () => {
    const office = extractOffice();
    await office.record(withItem({ papers: [REFERENCE, { ...other, outcome: { kind: 'rejected' } }] }));
    expect(await office.data('ItemOutcomeRecorded')).toMatchObject([{ paper: { kind: 'paper', paper: PAPER } }]);
  });
});

describe('a referral', () => {
  const [building, staff] = ['Bauausschuss', 'Personalausschuss'].map((name) => ({ name }));
  const referred = (...referredTo: readonly object[]) => withItem({ outcome: { kind: 'referred', referredTo } });

  it('names every body, recorded as a committee or not', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    const known = { name: 'Sozialausschuss', id: SOCIAL };
    await office.record({ ...referred(building ?? {}, known), heldOn: '2019-02-13' });
    const bodies = [{ name: 'Bauausschuss' }, { name: 'Sozialausschuss', committee: SOCIAL }];
    const meeting = (await office.harness.store.readStream(`paper-${PAPER}`)).length;
    expect(meeting).toBeGreaterThan(0);
    const result = await office.record({ ...referred(building ?? {}, known), heldOn: '2019-02-13' });
    expect(result).toMatchObject({ note: 'already imported' });
    const stream = result.done ? (result.stream as `meeting-${string}`) : 'meeting-none';
    expect(await office.data('ItemOutcomeRecorded', stream)).toMatchObject([{ outcome: { kind: 'referred', bodies } }]);
  });

  it('to a committee that became known since is the same', async () => {
    const office = extractOffice();
    await office.record(referred(staff ?? {}));
    const id = committeeIdFrom('Personalausschuss');
    await office.record({ ...EXTRACT, committees: [{ name: 'Personalausschuss' }] });
    expect(await office.record(referred({ ...staff, id }))).toMatchObject({ note: 'already imported' });
    expect(await office.record(referred({ ...building }))).toMatchObject({
      refusal: { differences: [{ field: 'item.outcome' }] },
    });
  });
});

describe('a postponement', () => {
  it('is to the day of the sitting that the text names', async () => {
    const office = extractOffice();
    const item = (postponedTo: string) => withItem({ outcome: { kind: 'postponed', postponedTo } });
    await office.record(item('2019-05-09'));
    expect(await office.data('ItemOutcomeRecorded')).toMatchObject([
      { outcome: { kind: 'postponed', on: '2019-05-09' } },
    ]);
    expect(await office.record(item('2019-05-16'))).toMatchObject({
      refusal: { differences: [{ field: 'item.outcome' }] },
    });
  });
});

describe('a contradiction inside a text', () => {
  const findings = [
    { finding: 'tally contradicts the wording', detail: 'The words say adopted, the numbers of votes do not.' },
  ];

  it('is recorded as a finding with the item, once, and without an outcome', async () => {
    const office = extractOffice();
    const { outcome: _, ...item } = EXTRACT.item;
    const body = { ...EXTRACT, item: { ...item, wording: 'Mit 3 : 9 Stimmen beschlossen.', findings } };
    await office.record(body);
    expect(await office.data('ItemFindingRecorded')).toMatchObject(findings);
    expect(await office.data('ItemOutcomeRecorded')).toEqual([]);
    expect(await office.record(body)).toMatchObject({ note: 'already imported' });
  });
});

describe('a vote', () => {
  const group = (name: string, yes: number, no = 0) => ({ group: name, yes, no, abstention: 0 });

  it('is recorded by group, and must carry what was adopted', async () => {
    const office = extractOffice();
    const vote = { kind: 'byGroup', groups: [group('Fraktion A', 9), group('Fraktion B', 0, 4)] };
    await office.record(withItem({ outcome: { kind: 'adopted', vote } }));
    expect(await office.data('ItemOutcomeRecorded')).toMatchObject([{ vote }]);
    const lost = { ...vote, groups: [group('Fraktion A', 3), group('Fraktion B', 0, 4)] };
    const number = '6';
    expect(reasonOf(await office.record(withItem({ number, outcome: { kind: 'adopted', vote: lost } })))).toBe(
      'adopted with more votes against than for',
    );
    const twice = { ...vote, groups: [group('Fraktion A', 3), group('Fraktion A', 2)] };
    expect(reasonOf(await office.record(withItem({ number, outcome: { kind: 'adopted', vote: twice } })))).toBe(
      'somebody or a group votes twice',
    );
  });

  it('by name has people who are not recorded as counts alone', async () => {
    const office = extractOffice();
    const vote = { kind: 'byName', voters: [], others: { yes: 20, no: 3, abstention: 0 } };
    await office.record(withItem({ outcome: { kind: 'adopted', vote } }));
    expect(await office.data('ItemOutcomeRecorded')).toMatchObject([{ vote }]);
  });
});
