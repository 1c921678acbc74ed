import { idFrom, partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import fc from 'fast-check';
import type { ActorEvent } from './actor.js';
import { activeGrants, activeLinks, actorDecider } from './actor.js';

const registered = { type: 'ActorRegistered', data: { label: 'Geschäftsstelle', kind: 'person' } } as const;
const known = { personExists: true };
const grant = partId(COMMAND_ID, 'grant', 0);
const given2019 = {
  type: 'GrantGiven',
  data: { grant, role: 'clerk', scope: 'everywhere', from: '2019-02-14', until: '2019-12-31' },
} as const;
const withdrawn = { type: 'GrantWithdrawn', data: { grant } } as const;

describe('an actor', () => {
  it('is registered once', () => {
    given(actorDecider, []).when('RegisterActor', registered.data, {}, known).then([registered]);
    given(actorDecider, [registered])
      .when('RegisterActor', registered.data, {}, known)
      .refuses('actor is registered already');
  });

  it('may be a person, by its id, but a service may not', () => {
    const person = idFrom('a person');
    const data = { label: 'Import', kind: 'person', person } as const;
    given(actorDecider, [])
      .when('RegisterActor', data, {}, known)
      .then([{ type: 'ActorRegistered', data }]);
    given(actorDecider, [])
      .when('RegisterActor', { ...data, kind: 'service' }, {}, known)
      .refuses('a service is no person', 'invalid');
  });

  it('is registered only for a person that exists', () => {
    given(actorDecider, [])
      .when('RegisterActor', { label: 'Import', kind: 'person', person: idFrom('nobody') }, {}, { personExists: false })
      .refuses('person does not exist', 'unknownReference');
  });

  it('is registered before it gets grants', () => {
    given(actorDecider, [])
      .when('GiveGrant', { role: 'clerk', scope: 'everywhere' }, {}, known)
      .refuses('actor is not registered');
  });
});

describe('a grant', () => {
  it('holds from today and without end by default', () => {
    given(actorDecider, [registered])
      .when('GiveGrant', { role: 'clerk', scope: 'everywhere' }, {}, known)
      .then([{ type: 'GrantGiven', data: { grant, role: 'clerk', scope: 'everywhere', from: '2019-02-14' } }]);
  });

  it('does not end before it begins, but may hold a single day', () => {
    const actor = given(actorDecider, [registered]);
    actor
      .when('GiveGrant', { role: 'clerk', scope: 'everywhere', from: '2019-03-01', until: '2019-02-28' }, {}, known)
      .refuses('grant would end before it begins');
    actor
      .when('GiveGrant', { role: 'clerk', scope: 'everywhere', until: '2019-02-13' }, {}, known)
      .refuses('grant would end before it begins');
    const { decision } = actor.when(
      'GiveGrant',
      { role: 'clerk', scope: 'everywhere', until: '2019-02-14' },
      {},
      known,
    );
    expect(decision).toMatchObject({ accepted: true });
  });

  it('is not given twice, but again after it was withdrawn', () => {
    const same = { role: 'clerk', scope: 'everywhere', until: '2019-12-31' } as const;
    given(actorDecider, [registered, given2019])
      .when('GiveGrant', same, {}, known)
      .isAlreadySo('has this grant already');
    given(actorDecider, [registered, given2019, withdrawn]).when('GiveGrant', same, {}, known).then([given2019]);
  });

  it('is withdrawn once', () => {
    given(actorDecider, [registered, given2019]).when('WithdrawGrant', { grant }, {}, known).then([withdrawn]);
    given(actorDecider, [registered, given2019, withdrawn])
      .when('WithdrawGrant', { grant }, {}, known)
      .isAlreadySo('is withdrawn already');
  });

  it('is withdrawn only from the actor that has it', () => {
    given(actorDecider, [registered])
      .when('WithdrawGrant', { grant }, {}, known)
      .refuses('actor has no such grant', 'notFound');
  });

  it('holds on its first and its last day, and not outside', () => {
    const { state } = given(actorDecider, [registered, given2019]);
    const rolesOn = (day: string) => activeGrants(state, day).map(({ role }) => role);
    expect(rolesOn('2019-02-13')).toEqual([]);
    expect(rolesOn('2019-02-14')).toEqual(['clerk']);
    expect(rolesOn('2019-12-31')).toEqual(['clerk']);
    expect(rolesOn('2020-01-01')).toEqual([]);
  });

  it('does not hold once it is withdrawn, nor for an actor that does not exist', () => {
    expect(activeGrants(given(actorDecider, [registered, given2019, withdrawn]).state, '2019-03-01')).toEqual([]);
    expect(activeGrants(given(actorDecider, []).state, '2019-03-01')).toEqual([]);
  });
});

describe('a link', () => {
  const link = partId(COMMAND_ID, 'link', 0);
  const to = { kind: 'function', title: 'Leitung Kultur' } as const;
  const linked = { type: 'ActorLinked', data: { link, to, from: '2019-02-14', until: '2019-12-31' } } as const;

  it('holds from its first to its last day, and not once it is ended', () => {
    given(actorDecider, [registered]).when('LinkActor', { to, until: '2019-12-31' }, {}, known).then([linked]);
    const { state } = given(actorDecider, [registered, linked]);
    expect(activeLinks(state, '2019-12-31')).toEqual([to]);
    expect(activeLinks(state, '2020-01-01')).toEqual([]);
    given(actorDecider, [registered, linked])
      .when('UnlinkActor', { link }, {}, known)
      .then([{ type: 'ActorUnlinked', data: { link } }]);
  });

  it('leads to a person that exists, and not twice to the same function', () => {
    given(actorDecider, [registered])
      .when('LinkActor', { to: { kind: 'person', id: idFrom('nobody') } }, {}, { personExists: false })
      .refuses('person does not exist', 'unknownReference');
    given(actorDecider, [registered, linked])
      .when('LinkActor', { to, until: '2019-12-31' }, {}, known)
      .isAlreadySo('is linked already');
    given(actorDecider, [registered])
      .when('LinkActor', { to, until: '2019-02-13' }, {}, known)
      .refuses('link would end before it begins');
    given(actorDecider, [registered])
      .when('UnlinkActor', { link }, {}, known)
      .refuses('actor has no such link', 'notFound');
  });

  it('is the person that the actor was registered with', () => {
    const person = idFrom('a person');
    const { state } = given(actorDecider, [{ type: 'ActorRegistered', data: { ...registered.data, person } }]);
    expect(activeLinks(state, '2019-02-14')).toEqual([{ kind: 'person', id: person }]);
  });
});

describe('any sequence of commands to an actor', () => {
  it('never makes the decider throw; exactly the grants that are given and not withdrawn hold', () => {
    const day = fc.constantFrom(undefined, '2018-01-01', '2019-02-14', '2020-06-30');
    const command = fc.record({
      type: fc.constantFrom('RegisterActor', 'GiveGrant', 'WithdrawGrant'),
      role: fc.constantFrom('clerk', 'auditor'),
      from: day,
      until: day,
      which: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const past: ActorEvent[] = [];
        for (const [index, { type, role, from, until, which }] of commands.entries()) {
          const actor = given(actorDecider, past);
          const meta = { commandId: idFrom(index) };
          const dates = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
          const { decision } =
            type === 'RegisterActor'
              ? actor.when(type, registered.data, meta, known)
              : type === 'GiveGrant'
                ? actor.when(type, { role, scope: 'everywhere', ...dates }, meta, known)
                : actor.when(type, { grant: partId(idFrom(which), 'grant', 0) }, meta, known);
          // The decision is this decider's, so its events are of its union.
          if (decision.accepted) past.push(...(decision.events as readonly ActorEvent[]));
        }
        const { state } = given(actorDecider, past);
        const gone = past.flatMap((event) => (event.type === 'GrantWithdrawn' ? [event.data.grant] : []));
        const left = past
          .flatMap((event) => (event.type === 'GrantGiven' ? [event.data] : []))
          .filter((one) => !gone.includes(one.grant));
        expect(state.status === 'unknown' ? [] : state.grants).toEqual(left);
      }),
    );
  });
});
