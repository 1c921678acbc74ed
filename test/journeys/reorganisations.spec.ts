import { randomUUID } from 'node:crypto';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office, settled } from './office.js';

describe('A reorganisation', () => {
  let journey: Journey;
  let office: Office;
  let culture: string;
  let sport: string;
  let signs: string;

  beforeAll(async () => {
    journey = await openJourney();
    office = new Office(await journey.as('process-manager', 'clerk'));
    culture = (await office.does('/organisations', { name: 'Kultur', kind: 'area' })).id;
    sport = (await office.does('/organisations', { name: 'Sport', kind: 'area' })).id;
    const process = (await office.does('/processes', { title: 'Wir alle sind LU' })).id;
    const proposal = { process, kind: 'project', title: 'Wegweiser', source: 'Workshop', lead: culture };
    signs = (await office.does('/measures', proposal)).id;
  });

  it.each([
    [400, 'change', { kind: 'rename' }],
    [400, 'change', { kind: 'merge', into: randomUUID() }],
    [400, 'change', { kind: 'split', from: randomUUID(), into: [randomUUID()] }],
    [422, 'change.from.0', { kind: 'merge', from: [randomUUID()], into: randomUUID() }],
  ])('with an impossible field is answered with %i and the field: %s', async (status, field, change) => {
    const problem = await office.refused('/reorganisations', { title: 'x', change, on: '2020' });
    expect([problem.status, problem.errors?.[0]?.field.startsWith(field)]).toEqual([status, true]);
  });

  it('on a day that does not exist is refused', async () => {
    const change = { kind: 'merge', from: [culture], into: sport };
    const problem = await office.refused('/reorganisations', { title: 'x', change, on: '2019-02-30' });
    expect([problem.status, problem.errors?.[0]?.field]).toEqual([400, 'on']);
  });

  it('ends merged units, hands their measures over, and shows when nothing is outstanding', async () => {
    const change = { kind: 'merge', from: [culture], into: sport };
    const { id } = await office.does('/reorganisations', { title: 'Kultur kommt zum Sport', change, on: '2019-01-01' });
    await settled(journey);
    expect(await office.reads(`/reorganisations/${id}`)).toMatchObject({
      ...{ status: 'carriedOut', outstanding: 0, leftBehind: [] },
      concerns: [
        { kind: 'measureLead', name: 'Wegweiser', to: { name: 'Sport' }, status: 'carried' },
        { kind: 'end', name: 'Kultur', to: null, status: 'carried' },
      ],
    });
    expect(await office.reads(`/measures/${signs}`)).toMatchObject({ lead: { name: 'Sport' } });
    expect(await office.reads(`/organisations/${culture}`)).toMatchObject({
      ...{ status: 'ended', until: '2018-12-31', reorganisation: id },
    });
    const late = { kind: 'measureLead', thing: signs, to: sport };
    expect(await office.refused(`/reorganisations/${id}/allotments`, late)).toMatchObject({
      ...{ status: 409, reason: 'reorganisation is carried out' },
      detail: 'Die Umorganisation ist durchgeführt.',
    });
  });

  it('of a measure that a person gave to another lead meanwhile is carried out once that is settled', async () => {
    const theatre = (await office.does('/organisations', { name: 'Theater', kind: 'area' })).id;
    const change = { kind: 'split', from: sport, into: [theatre, culture] };
    const ended = await office.refused('/reorganisations', { title: 'x', change, on: '2019-02' });
    expect([ended.status, ended.reason, ended.errors?.[0]?.field]).toEqual([
      ...[422, 'organisation has ended', 'change.into.1'],
    ]);
    const library = (await office.does('/organisations', { name: 'Bibliothek', kind: 'area' })).id;
    const split = { ...change, into: [theatre, library] };
    const { id } = await office.does('/reorganisations', { title: 'Zwei Bereiche', change: split, on: '2019-02' });
    await settled(journey);
    await office.does(`/measures/${signs}/lead`, { lead: library });
    expect(await office.reads(`/reorganisations/${id}`)).toMatchObject({ status: 'begun', outstanding: 1 });
    const settling = { kind: 'measureLead', thing: signs, reason: 'Von Hand zugeordnet.' };
    await office.does(`/reorganisations/${id}/settlements`, settling);
    await settled(journey);
    expect(await office.reads(`/reorganisations/${id}`)).toMatchObject({ status: 'carriedOut', outstanding: 0 });
  });
});
