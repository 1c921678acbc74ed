import type { Json } from '#event-sourcing';
import { MessageRegistry, partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import { readFileSync } from 'node:fs';
import { activeGrants, actorDecider } from './actor.js';

const registered = { type: 'ActorRegistered', data: { label: 'Versand', kind: 'service' } } as const;
const known = { personExists: true };
const grant = partId(COMMAND_ID, 'grant', 0);
const worker = { role: 'worker', scope: 'everywhere', jobTypes: ['mail', 'print'] } as const;
const given2019 = { type: 'GrantGiven', data: { grant, ...worker, from: '2019-02-14' } } as const;

describe('a grant of the role worker', () => {
  it('is for these types of jobs, or for all', () => {
    given(actorDecider, [registered]).when('GiveGrant', worker, {}, known).then([given2019]);
    expect(activeGrants(given(actorDecider, [registered, given2019]).state, '2019-02-14')).toEqual([given2019.data]);
    given(actorDecider, [registered])
      .when('GiveGrant', { role: 'worker', scope: 'everywhere' }, {}, known)
      .then([{ type: 'GrantGiven', data: { grant, role: 'worker', scope: 'everywhere', from: '2019-02-14' } }]);
  });

  it('is another one for other types, and the same in another order', () => {
    const actor = given(actorDecider, [registered, given2019]);
    actor
      .when('GiveGrant', { ...worker, jobTypes: ['print', 'mail'] }, {}, known)
      .isAlreadySo('has this grant already');
    for (const jobTypes of [['mail'], ['mail', 'print', 'sms'], undefined]) {
      const { role, scope } = worker;
      const wish = { role, scope, ...(jobTypes !== undefined && { jobTypes }) };
      expect(actor.when('GiveGrant', wish, {}, known).decision).toMatchObject({ accepted: true, events: [{}] });
    }
  });
});

it('a grant of another role has no types of jobs', () => {
  given(actorDecider, [registered])
    .when('GiveGrant', { ...worker, role: 'clerk' }, {}, known)
    .refuses('only a worker has job types', 'invalid');
});

it('a grant that was written before there were types of jobs is read as it was', () => {
  // A golden file: the first version of the event, never edited. JSON.parse is declared as any.
  const golden = new URL('../../../test/fixtures/events/grant-given.v1.json', import.meta.url);
  const data = JSON.parse(readFileSync(golden, 'utf8')) as Json;
  const registry = new MessageRegistry([actorDecider.events]);
  const written = { id: 'e', type: 'GrantGiven', data, stream: 'actor-1', revision: 1n, position: 9n } as const;
  expect(registry.versionOf('GrantGiven')).toBe(2);
  expect(registry.decode({ ...written, metadata: { occurredOn: '2019', schemaVersion: 1 } }).data).toEqual(data);
});
