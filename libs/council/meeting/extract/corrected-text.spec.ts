import { reasonOf } from '#shared-kernel/testing';
import { paperIdFrom } from '../../reference/paper-reference.js';
import { EXTRACT, extractOffice, MEETING, PAPER, REFERENCE, withItem } from './extract.fixture.js';

const correct = { reason: 'Die Niederschrift wurde berichtigt.' };
const why = { ...correct, authority: { kind: 'unknown' } };
/** The first text of a spec is the document 1…, the second 2…. */
const [former, corrected] = ['1'.repeat(64), '2'.repeat(64)];
const other = { reference: '20196744', year: 2019 } as const;

describe('a corrected text of an item', () => {
  it('corrects the title, and names the text that the former one rests on', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    expect(await office.record(withItem({ title: 'Zweiter Bericht' }, { correct }))).toMatchObject({ done: true });
    expect(await office.data('ItemCorrected')).toMatchObject([
      { title: 'Zweiter Bericht', former: { title: 'Sachstandsbericht' }, formerDocument: former, ...why },
    ]);
    const events = await office.harness.events(`meeting-${MEETING}`);
    expect(events.at(-1)).toMatchObject({ type: 'ItemCorrected', metadata: { evidence: { sha256: corrected } } });
  });

  it('corrects the outcome', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    await office.record(withItem({ outcome: { kind: 'recommended' } }, { correct }));
    expect(await office.data('OutcomeCorrected')).toMatchObject([
      { outcome: { kind: 'recommended' }, formerDocument: former, ...why },
    ]);
  });

  it('corrects the paper of the item and of its outcome', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    await office.record(withItem({ papers: [other] }, { correct }));
    const paper = { kind: 'paper', paper: paperIdFrom(other) };
    expect(await office.data('ItemCorrected')).toMatchObject([
      { paper, former: { paper: { kind: 'paper', paper: PAPER } } },
    ]);
    expect(await office.data('OutcomeCorrected')).toMatchObject([{ outcome: { kind: 'acknowledged' }, paper }]);
  });

  it('takes the place of the texts as well', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    await office.record(withItem({ deliberation: 'Der Ausschuss berät den Bericht eingehend.' }, { correct }));
    expect(await office.data('ItemTextsRecorded')).toHaveLength(2);
  });

  it('changes nothing the second time, and neither does the former text after it', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    const text = withItem({ title: 'Zweiter Bericht', outcome: { kind: 'recommended' }, papers: [REFERENCE] });
    await office.record({ ...text, correct });
    const before = await office.harness.store.head();
    expect(await office.record({ ...text, correct })).toMatchObject({ note: 'already imported' });
    expect(await office.record(text)).toMatchObject({ note: 'already imported' });
    expect(await office.record(EXTRACT)).toMatchObject({ note: 'already imported' });
    expect(await office.harness.store.head()).toBe(before);
  });

  it('may be corrected back', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    await office.record(withItem({ title: 'Zweiter Bericht' }, { correct }));
    await office.record({ ...EXTRACT, correct });
    expect(await office.data('ItemCorrected')).toMatchObject([
      { title: 'Zweiter Bericht' },
      { title: 'Sachstandsbericht', former: { title: 'Zweiter Bericht' }, formerDocument: corrected },
    ]);
  });

  it('is of another item when neither title nor paper agree', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    expect(reasonOf(await office.record(withItem({ title: 'Zweiter Bericht', papers: [other] }, { correct })))).toBe(
      'neither title nor paper of the item agree',
    );
    expect(await office.types(`paper-${paperIdFrom(other)}`)).toEqual([]);
  });

  it('is bound by the arithmetic of votes', async () => {
    const office = extractOffice();
    await office.record(EXTRACT);
    const tie = { kind: 'adopted', vote: { kind: 'counted', yes: 4, no: 4 } };
    expect(reasonOf(await office.record(withItem({ outcome: tie }, { correct })))).toBe('a tie is a refusal');
  });

  it('is recorded as the first one where nothing was recorded', async () => {
    const office = extractOffice();
    await office.record({ ...EXTRACT, correct });
    expect(await office.types(`meeting-${MEETING}`)).toContain('ItemAdded');
  });
});
