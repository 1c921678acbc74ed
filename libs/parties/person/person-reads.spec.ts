import { idFrom } from '#event-sourcing';
import { organisationStream } from '../organisation/organisation.js';
import { readHarness } from '#shared-kernel/testing';
import { deviationsProjection } from '#shared-kernel';
import { personStream } from './person.stream.js';
import { PersonQuery, PersonReads } from './person.reads.js';
import { personsProjection } from './person.projection.js';

const [culture, head, other] = [idFrom('culture'), idFrom('head'), idFrom('other')];

describe('persons, read', () => {
  let harness: ReturnType<typeof readHarness>;
  const reads = async () => new PersonReads(await harness.read(), harness.personal);
  const found = async (query: object) => await (await reads()).list(Object.assign(new PersonQuery(), query));

  beforeEach(async () => {
    harness = readHarness([organisationStream, personStream], [personsProjection, deviationsProjection]);
    const unit = { name: 'Kultur', kind: 'area' };
    await harness.send(organisationStream, { type: 'RegisterOrganisation', id: culture, creates: true, data: unit });
    const named = { name: 'Name der Leitung' };
    await harness.send(personStream, { type: 'RegisterPerson', id: head, creates: true, data: named });
    await harness.send(personStream, { type: 'RegisterPerson', id: other, creates: true, data: named });
    const holds = { title: 'Leitung Kultur', organisation: culture, from: '2018' };
    await harness.send(personStream, { type: 'AssignFunction', id: head, data: holds });
    const contact = { telephone: '+49 621 504 0' };
    await harness.send(personStream, { type: 'ChangeContact', id: head, data: { contact } });
  });
  afterEach(async () => {
    await harness.close();
  });

  it('have names, contacts and functions, opened when they are read', async () => {
    expect(await (await reads()).one(head)).toMatchObject({
      status: 'registered',
      erased: false,
      name: 'Name der Leitung',
      contact: { telephone: '+49 621 504 0' },
      functions: [{ title: 'Leitung Kultur', organisation: culture, from: '2018' }],
      deviations: [],
    });
  });

  it('are listed by where they hold a function and by status', async () => {
    expect((await (await reads()).list(new PersonQuery())).items).toHaveLength(2);
    expect(await found({ organisation: culture, status: 'registered' })).toMatchObject({ items: [{ id: head }] });
    expect(await found({ organisation: other })).toEqual({ items: [], next: null });
  });

  it('show nothing personal once their erasure is granted, before the key is gone and after', async () => {
    await harness.send(personStream, { type: 'RequestErasure', id: head });
    expect(await found({ status: 'restricted' })).toMatchObject({ items: [{ id: head }] });
    const deviations = [{ rule: 'fourEyes', reason: 'a spec has one actor' }];
    await harness.send(personStream, { type: 'GrantErasure', id: head, deviations });
    const erased = { erased: true, name: null, contact: null, functions: [{ title: null, organisation: culture }] };
    expect(await (await reads()).one(head)).toMatchObject({
      ...erased,
      deviations: [{ rule: 'fourEyes', weight: 'curable', source: 'builtin', status: 'open', how: null }],
    });
    await harness.keys.destroyDataKey(head);
    expect(await (await reads()).one(head)).toMatchObject(erased);
    expect(await (await reads()).one(other)).toMatchObject({ erased: false, name: 'Name der Leitung' });
  });

  it('are not found where there is none', async () => {
    await expect((await reads()).one(culture)).rejects.toThrow('not found');
  });
});
