import { given } from '#event-sourcing/testing';
import { idFrom } from '#event-sourcing';
import fc from 'fast-check';
import { CALLER, perhaps, randomCommand, randomDate, readHarness, reasonOf, staysSound } from '#shared-kernel/testing';
import { OrganisationQuery, OrganisationReads } from './organisation.reads.js';
import { organisationDecider } from './organisation.decide.js';
import { organisationsProjection } from './organisation.projection.js';
import { organisationStream } from './organisation.stream.js';

const registered = {
  type: 'OrganisationRegistered',
  data: { name: 'Kultur', kind: 'area', from: '2010' },
} as const;
const facts = { parent: 'registered', awaited: {} } as const;

describe('an organisation', () => {
  it('is registered once', () => {
    given(organisationDecider, [])
      .when('RegisterOrganisation', { name: 'Kultur', kind: 'area', from: '2010' }, {}, facts)
      .then([registered]);
    given(organisationDecider, [registered])
      .when('RegisterOrganisation', { name: 'Kultur', kind: 'area' }, {}, facts)
      .refuses('organisation is registered already');
  });

  it('is not registered below an organisation that does not exist', () => {
    given(organisationDecider, [])
      .when('RegisterOrganisation', { name: 'Theater', kind: 'area', parent: 'x' }, {}, { ...facts, parent: 'unknown' })
      .refuses('parent organisation does not exist', 'unknownReference');
  });

  it('that has the name already is not renamed', () => {
    given(organisationDecider, [registered])
      .when('RenameOrganisation', { name: 'Kultur' })
      .isAlreadySo('has this name already');
  });

  it('is renamed', () => {
    given(organisationDecider, [registered])
      .when('RenameOrganisation', { name: 'Kultur und Theater' })
      .then([{ type: 'OrganisationRenamed', data: { name: 'Kultur und Theater' } }]);
  });

  it('moves below another organisation that exists', () => {
    const known = given(organisationDecider, [registered]);
    const moved = { type: 'OrganisationMoved', data: { parent: 'x' } } as const;
    known.when('MoveOrganisation', { parent: 'x' }, {}, facts).then([moved]);
    known
      .when('MoveOrganisation', { parent: 'x' }, {}, { ...facts, parent: 'ended' })
      .refuses('parent organisation has ended', 'unknownReference');
    given(organisationDecider, [registered, moved])
      .when('MoveOrganisation', { parent: 'x' }, {}, facts)
      .isAlreadySo('belongs there already');
  });

  it('ends also when its first day is unknown', () => {
    const on = { on: '2019-12-31' };
    const unknown = { ...registered, data: { ...registered.data, from: 'unknown' } };
    given(organisationDecider, [unknown])
      .when('EndOrganisation', on, {}, facts)
      .then([{ type: 'OrganisationEnded', data: on }]);
  });

  it('does not end before it began', () => {
    given(organisationDecider, [registered])
      .when('EndOrganisation', { on: '2009-12-31' }, {}, facts)
      .refuses('organisation would end before it began');
  });

  it('does not end while a reorganisation that gives something to it is recorded or begun', () => {
    const at = '2019-02-14T15:00:00.000Z';
    const awaited = { type: 'ReorganisationAwaited', data: { reorganisation: 'r', at } } as const;
    const known = given(organisationDecider, [registered, awaited]);
    const on = { on: '2019-12-31' };
    const ended = { type: 'OrganisationEnded', data: on };
    const ahead = (status: 'recorded' | 'begun') => ({ ...facts, awaited: { r: { status, title: 'Zuschnitt' } } });
    const reason = 'a reorganisation gives something to the organisation';
    known.when('EndOrganisation', on, {}, ahead('recorded')).refuses(reason);
    expect(known.when('EndOrganisation', on, {}, ahead('begun')).decision).toMatchObject({
      refusal: { reason, about: [{ stream: 'reorganisation-r', name: 'Zuschnitt' }] },
    });
    known.when('EndOrganisation', on, {}, { ...facts, awaited: { r: { status: 'over' } } }).then([ended]);
    const byAnother = { ...on, reorganisation: 's' };
    const policy = { actor: 'policy:reorganisation' };
    known.when('EndOrganisation', byAnother, policy, ahead('recorded')).refuses(reason);
    known.when('EndOrganisation', byAnother, policy, ahead('begun')).then([{ ...ended, data: byAnother }]);
  });

  it('waits half an hour for a reorganisation that was announced and is not recorded', () => {
    const awaited = (at: string) =>
      ({ type: 'ReorganisationAwaited', data: { reorganisation: 'r', at: `2019-02-14T${at}:00.000Z` } }) as const;
    const on = { on: '2019-12-31' };
    given(organisationDecider, [registered, awaited('15:31')])
      .when('EndOrganisation', on, {}, facts)
      .refuses('a reorganisation with the organisation is being recorded');
    given(organisationDecider, [registered, awaited('15:30')])
      .when('EndOrganisation', on, {}, facts)
      .then([{ type: 'OrganisationEnded', data: on }]);
  });

  it('that has ended takes no more changes', () => {
    given(organisationDecider, [registered, { type: 'OrganisationEnded', data: { on: '2019-12-31' } }])
      .when('RenameOrganisation', { name: 'Kultur und Theater' })
      .refuses('organisation has ended');
  });
});

it('an organisation rebuilt from its events equals the live one, for random commands', () => {
  const commands = fc.oneof(
    randomCommand('RegisterOrganisation', {
      name: fc.constant('a'),
      kind: fc.constant('area'),
      from: perhaps(randomDate),
    }),
    randomCommand('RenameOrganisation', { name: fc.constantFrom('a', 'b') }),
    randomCommand('MoveOrganisation', { parent: perhaps(fc.constantFrom('x', 'y')) }),
    randomCommand('EndOrganisation', { on: randomDate }),
    randomCommand('AwaitReorganisation', { reorganisation: fc.constantFrom('r', 's') }),
  );
  staysSound(organisationDecider, commands, facts);
});

it('organisations are found by name, kind and parent', async () => {
  const { send, readsFor, close } = readHarness([organisationStream], [organisationsProjection]);
  const [social, culture] = [idFrom('social'), idFrom('culture')];
  const register = (id: string, data: object) =>
    send(organisationStream, { type: 'RegisterOrganisation', id, creates: true, data });
  await register(social, { name: 'Sozialdezernat', kind: 'directorate' });
  await register(culture, { name: 'Integration', kind: 'division', parent: social });
  expect(reasonOf(await register(idFrom('other'), { name: 'x', kind: 'area', parent: idFrom('nowhere') }))).toBe(
    'parent organisation does not exist',
  );
  await send(organisationStream, { type: 'RenameOrganisation', id: culture, data: { name: 'Abteilung Integration' } });
  expect(
    reasonOf(await send(organisationStream, { type: 'MoveOrganisation', id: social, data: { parent: culture } })),
  ).toBe('an organisation would belong to itself');
  const reads = new OrganisationReads(await readsFor());
  const found = async (query: object) => await reads.list(Object.assign(new OrganisationQuery(), query), CALLER);
  const integration = { id: culture, name: 'Abteilung Integration', parent: social, revision: '1' };
  expect(await found({ parent: social, kind: 'division', name: 'Abteilung Integration' })).toMatchObject({
    items: [integration],
  });
  expect(await found({ kind: 'area' })).toEqual({ items: [], next: null });
  expect(await reads.one(culture, CALLER)).toMatchObject(integration);
  await close();
});
