import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import type { Answer } from './office.js';
import { Office } from './office.js';

interface Warning {
  readonly code: string;
  readonly text: string;
  readonly german: string;
  readonly about: readonly string[];
}
type Warned = Answer & { readonly warnings?: readonly Warning[] };

describe('a command whose entity is like another one', () => {
  let journey: Journey;
  let office: Office;
  let process: string;
  let committee: string;

  const does = async (path: string, body: object, key?: string): Promise<Warned> => await office.does(path, body, key);

  beforeAll(async () => {
    journey = await openJourney();
    office = new Office(await journey.as('process-manager', 'clerk'));
    process = (await office.does('/processes', { title: 'Wir alle sind LU' })).id;
    committee = (await office.does('/committees', { name: 'Jugendhilfeausschuss', kind: 'committee' })).id;
  });

  const sameDay = (): object => ({ committee, when: '2099-03-01' });
  it.each([
    ['organisationOfSameName', '/organisations', () => ({ name: 'Kultur', kind: 'area' })],
    ['committeeOfSameName', '/committees', () => ({ name: 'Lenkungskreis', kind: 'steeringCircle' })],
    ['meetingOfSameDay', '/meetings', sameDay],
    ['measureOfSameTitle', '/measures', () => ({ process, kind: 'project', title: 'Wegweiser', source: 'Auftakt' })],
    ['goalOfSameTitle', '/goals', () => ({ process, title: 'Ankommen', source: 'Auftakt' })],
  ])('is done and answered with a warning, %s', async (code, path, body) => {
    const first = await does(path, body());
    expect(first.warnings).toBeUndefined();
    const second = await does(path, body(), `a second ${code}`);
    expect(second.warnings?.every(({ text, german }) => text !== code && german !== text)).toBe(true);
    expect(second.warnings).toMatchObject([{ code, about: [first.stream] }]);
    expect(await does(path, body(), `a second ${code}`)).toEqual(second);
  });

  it('has the same answer to a repeated command after a restart', async () => {
    const theatre = { name: 'Theater', kind: 'area' };
    const first = await does('/organisations', theatre);
    const second = await does('/organisations', theatre, 'theatre');
    await office.does(`/organisations/${first.id}/name`, { name: 'Schauspiel' });
    await journey.restart();
    expect(await does('/organisations', theatre, 'theatre')).toEqual(second);
    expect(second.warnings).toMatchObject([{ about: [first.stream] }]);
  });

  it('is told when a change makes them alike: a new name, another parent, another day', async () => {
    const make = async (name: string, parent?: string): Promise<Warned> =>
      await does('/organisations', { name, kind: 'area', ...(parent !== undefined && { parent }) });
    const [directorate, sport] = [await make('Dezernat 3'), await make('Sport')];
    const below = await make('Sport', directorate.id);
    expect(below.warnings).toBeUndefined();
    expect((await does(`/organisations/${below.id}/parent`, {})).warnings).toMatchObject([{ about: [sport.stream] }]);
    const later = await does('/meetings', { committee, when: '2099-04-01' });
    const moved = await does('/meetings', { committee, when: '2099-05' });
    const warned = await does(`/meetings/${moved.id}/day`, { when: '2099-04-01' });
    expect(warned.warnings).toMatchObject([{ code: 'meetingOfSameDay', about: [later.stream] }]);
    expect((await does(`/meetings/${moved.id}/day`, { when: '2099-04-01', sequence: 2 })).warnings).toBeUndefined();
  });

  it('is told to one of two at the same time, or to both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const body = { committee, when: `2098-03-${String(round + 10)}` };
      const both = await Promise.all([does('/meetings', body), does('/meetings', body)]);
      expect(both.filter(({ warnings }) => warnings !== undefined).length).toBeGreaterThanOrEqual(1);
    }
  });

  it('is none without another one that is open', async () => {
    const first = await does('/meetings', { committee, when: '2097-03-01' });
    await office.does(`/meetings/${first.id}/cancellation`, { reason: 'no need' });
    expect((await does('/meetings', { committee, when: '2097-03-01' })).warnings).toBeUndefined();
  });
});
