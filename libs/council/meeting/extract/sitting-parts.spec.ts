import { committeeIdFrom } from '../../committee/committee-id.js';
import { heldMeetingId } from '../held-meeting/held-ids.js';
import { EXTRACT, extractOffice, SOCIAL, withItem } from './extract.fixture.js';

const closed = { public: 'no' } as const;

describe('several extracts of one sitting', () => {
  it.each([
    ['in the order of the agenda', ['4', '5', '6']],
    ['in another order', ['6', '4', '5']],
  ])('are recorded %s', async (_order, numbers) => {
    const office = extractOffice();
    for (const number of numbers) await office.record(withItem({ number, title: `Punkt ${number}`, papers: [] }));
    expect(await office.types(`meeting-${heldMeetingId(SOCIAL, '2019-02-14', 1)}`)).toHaveLength(1 + 3 * 3);
    expect(await office.data('HeldMeetingRecorded')).toHaveLength(1);
    expect((await office.data('ItemAdded')).map((data) => data)).toMatchObject(numbers.map((number) => ({ number })));
  });
});

describe('the part of a sitting that is not public', () => {
  const secret = withItem({ title: 'Grundstück', papers: [] }, closed);

  it.each([
    ['after the public one', [EXTRACT, secret]],
    ['before it', [secret, EXTRACT]],
  ])('may have an item of the same number, recorded %s', async (_order, extracts) => {
    const office = extractOffice();
    for (const extract of extracts) expect(await office.record(extract)).toMatchObject({ done: true });
    const added = await office.data('ItemAdded');
    expect(added).toHaveLength(2);
    expect(added).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ number: '5', title: 'Sachstandsbericht', public: 'unknown', part: 'public' }),
        expect.objectContaining({ number: '5', title: 'Grundstück', public: 'no', part: 'notPublic' }),
      ]),
    );
    // A sitting with a public part is public; the other items stay what they are.
    expect((await office.data('HeldMeetingRecorded')).at(-1)).toMatchObject({ public: 'yes' });
    for (const extract of extracts) {
      expect(await office.record(extract)).toMatchObject({ note: 'already imported' });
    }
  });

  it('has its items by the letter before the number, too', async () => {
    const office = extractOffice();
    await office.record(withItem({ number: 'N 5', title: 'Grundstück', papers: [] }));
    expect(await office.data('ItemAdded')).toMatchObject([{ part: 'notPublic' }]);
  });
});

describe('a joint sitting', () => {
  const [social, youth] = [SOCIAL, committeeIdFrom('Jugendhilfeausschuss')];
  const both = [{ name: 'Sozialausschuss' }, { name: 'Jugendhilfeausschuss' }];
  const joint = { ...EXTRACT, committees: both };
  const id = heldMeetingId(social, '2019-02-14', 1, [youth]);

  it('is one sitting, whichever committee the text names first', async () => {
    const office = extractOffice();
    expect(await office.record(joint)).toMatchObject({ id, created: true });
    expect(await office.data('HeldMeetingRecorded', `meeting-${id}`)).toMatchObject([
      { committee: social, jointWith: [youth] },
    ]);
    expect(await office.record({ ...joint, committees: both.toReversed() })).toMatchObject({
      id,
      note: 'already imported',
    });
  });

  it('has its paper before both committees', async () => {
    const office = extractOffice();
    const result = await office.record(joint);
    const paper = result.done ? result.before?.find(({ kind }) => kind === 'paper')?.id : undefined;
    expect(await office.data('StepPlanned', `paper-${paper ?? ''}`)).toMatchObject([
      { committee: social },
      { committee: youth },
    ]);
  });

  it('takes the extract of one of its committees', async () => {
    const office = extractOffice();
    await office.record(joint);
    expect(await office.record({ ...EXTRACT, meeting: id })).toMatchObject({ note: 'already imported' });
  });
});
