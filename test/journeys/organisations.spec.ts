import { randomUUID } from 'node:crypto';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { reasonsOf } from '../support/refusals.js';
import { Office } from './office.js';

const NOBODY = randomUUID();

describe('An organisation', () => {
  let journey: Journey;
  let office: Office;
  const met = new Set<string>();

  beforeAll(async () => {
    journey = await openJourney();
    office = new Office(await journey.as('clerk'));
  });

  async function refuses(status: number, reason: string, path: string, body: object): Promise<void> {
    const problem = await office.refused(path, body);
    expect([problem.status, problem.reason]).toEqual([status, reason]);
    met.add(reason);
  }

  it('belongs to another, is renamed and ends, each with its refusals', async () => {
    const named = { name: 'Sozialdezernat', kind: 'directorate', from: '2018' };
    const { id: parent } = await office.does('/organisations', named);
    await refuses(409, 'organisation is registered already', '/organisations', { ...named, id: parent });
    const area = { name: 'Soziales und Wohnen', kind: 'area', parent };
    await refuses(422, 'parent organisation does not exist', '/organisations', { ...area, parent: NOBODY });
    await refuses(422, 'parent organisation does not exist', '/organisations', { ...area, id: NOBODY, parent: NOBODY });
    await refuses(404, 'not found', `/organisations/${NOBODY}/end`, { on: '2019' });
    const { id } = await office.does('/organisations', area);
    expect(await office.reads(`/organisations?parent=${parent}`)).toMatchObject({ items: [{ id, name: area.name }] });
    await office.does(`/organisations/${id}/name`, { name: 'Soziales, Wohnen und Integration' });
    expect(await office.does(`/organisations/${id}/name`, { name: 'Soziales, Wohnen und Integration' })).toMatchObject({
      events: [],
      note: 'has this name already',
    });
    const below = `/organisations/${parent}/parent`;
    await refuses(422, 'an organisation would belong to itself', below, { parent });
    await refuses(422, 'an organisation would belong to itself', below, { parent: id });
    const { id: gone } = await office.does('/organisations', { name: 'Altes Dezernat', kind: 'directorate' });
    await office.does(`/organisations/${gone}/end`, { on: '2018' });
    await refuses(422, 'parent organisation has ended', below, { parent: gone });
    const inItsName = { reorganisation: NOBODY };
    await refuses(400, 'only the policy acts for a reorganisation', `/organisations/${id}/parent`, inItsName);
    await office.does(`/organisations/${id}/parent`);
    expect(await office.reads(`/organisations/${id}`)).toMatchObject({ parent: null });
    await refuses(409, 'organisation would end before it began', `/organisations/${parent}/end`, { on: '2017' });
    await office.does(`/organisations/${parent}/end`, { on: '2019-12-31' });
    await refuses(409, 'organisation has ended', `/organisations/${parent}/name`, { name: 'Dezernat' });
    expect(await office.reads(`/organisations/${parent}`)).toMatchObject({ status: 'ended', until: '2019-12-31' });
    let lowest = (await office.does('/organisations', { name: 'Oberste Stelle', kind: 'area' })).id;
    for (let level = 1; level <= 100; level += 1) {
      lowest = (await office.does('/organisations', { name: `Stelle ${level}`, kind: 'area', parent: lowest })).id;
    }
    const deeper = { name: 'Stelle 101', kind: 'area', parent: lowest };
    await refuses(422, 'chain of organisations is longer than 100', '/organisations', deeper);
    // Those of recorded reorganisations need one: `ended-receiver.spec.ts` meets them.
    expect(reasonsOf('organisation').filter((reason) => !met.has(reason))).toEqual([
      'a reorganisation gives something to the organisation',
      'a reorganisation with the organisation is being recorded',
    ]);
  });
});
