import { idFrom } from '#event-sourcing';
import { organisationStream } from '../organisation/organisation.stream.js';
import { CALLER, readHarness } from '#shared-kernel/testing';
import { deviationsProjection } from '#shared-kernel';
import { personStream } from './person.stream.js';
import { PersonQuery, PersonReads } from './person.reads.js';
import { personsProjection } from './person.projection.js';

const [culture, head, other] = [idFrom('culture'), idFrom('head'), idFrom('other')];

describe('persons', () => {
  let harness: ReturnType<typeof readHarness>;
  const reads = async () => new PersonReads(await harness.readsFor(), harness.personal);
  const found = async (query: object) => await (await reads()).list(Object.assign(new PersonQuery(), query), CALLER);
  const one = async (id: string) => await (await reads()).one(id, CALLER);

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

  it('are read with decrypted names, contacts and functions', async () => {
    expect(await one(head)).toMatchObject({
      status: 'registered',
      erased: false,
      name: 'Name der Leitung',
      contact: { telephone: '+49 621 504 0' },
      functions: [{ title: 'Leitung Kultur', organisation: culture, from: '2018' }],
      deviations: [],
    });
  });

  it('are listed by the organisation of a function and by status', async () => {
    expect((await found({})).items).toHaveLength(2);
    expect(await found({ organisation: culture, status: 'registered' })).toMatchObject({ items: [{ id: head }] });
    expect(await found({ organisation: other })).toEqual({ items: [], next: null });
  });

  it('whose key is lost without an erasure are told apart from erased ones', async () => {
    expect(await one(other)).not.toHaveProperty('keyMissing');
    await harness.keys.destroyDataKey(other);
    expect(await one(other)).toMatchObject({ erased: false, name: null, keyMissing: true });
    expect(await one(head)).not.toHaveProperty('keyMissing');
  });

  it('have no personal fields after a granted erasure, before and after the destruction of the key', async () => {
    await harness.send(personStream, { type: 'RequestErasure', id: head });
    expect(await found({ status: 'restricted' })).toMatchObject({ items: [{ id: head }] });
    const deviations = [{ rule: 'fourEyes', reason: 'a spec has one actor' }];
    await harness.send(personStream, { type: 'GrantErasure', id: head, deviations });
    const erased = { erased: true, name: null, contact: null, functions: [{ title: null, organisation: culture }] };
    expect(await one(head)).toMatchObject({
      ...erased,
      deviations: [{ rule: 'fourEyes', weight: 'curable', source: 'builtin', status: 'open', how: null }],
    });
    expect(await one(head)).not.toHaveProperty('keyMissing');
    await harness.keys.destroyDataKey(head);
    expect(await one(head)).toMatchObject(erased);
    expect(await one(other)).toMatchObject({ erased: false, name: 'Name der Leitung' });
  });

  it('are not found by the id of an organisation', async () => {
    await expect(one(culture)).rejects.toThrow('not found');
  });
});
