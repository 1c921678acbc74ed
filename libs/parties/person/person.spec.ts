import { partId } from '#event-sourcing';
import { COMMAND_ID, given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { perhaps, randomCommand, randomDate, staysSound } from '#shared-kernel/testing';
import { personDecider } from './person.decide.js';

const registered = { type: 'PersonRegistered', data: { name: 'Leitung Kultur' } } as const;
const requested = { type: 'ErasureRequested', data: { by: 'clerk' } } as const;
const granted = { type: 'ErasureDecided', data: { decision: 'granted' } } as const;
const declined = { type: 'ErasureDecided', data: { decision: 'declined', reason: 'duty of retention' } } as const;
const officer = { actor: 'data protection officer' };
const contact = { email: 'kultur@stadt.example' };
const facts = {};

describe('a person', () => {
  it('is registered once', () => {
    given(personDecider, [])
      .when('RegisterPerson', { name: 'Leitung Kultur', contact }, {}, facts)
      .then([{ type: 'PersonRegistered', data: { name: 'Leitung Kultur', contact } }]);
    given(personDecider, [registered])
      .when('RegisterPerson', { name: 'Leitung Kultur' }, {}, facts)
      .refuses('person is registered already');
  });

  it('holds a function whose first day may be unknown', () => {
    given(personDecider, [registered])
      .when('AssignFunction', { title: 'Leitung Kultur' }, {}, facts)
      .then([
        {
          type: 'FunctionAssigned',
          data: { function: partId(COMMAND_ID, 'function', 0), title: 'Leitung Kultur', from: 'unknown' },
        },
      ]);
  });

  it('holds a function only in an organisation that exists', () => {
    given(personDecider, [registered])
      .when(
        'AssignFunction',
        { title: 'Leitung Kultur', organisation: 'x' },
        {},
        { missing: { kind: 'organisation', id: 'x', field: 'organisation' } },
      )
      .refuses('organisation does not exist', 'unknownReference');
  });

  it('gets a new contact', () => {
    given(personDecider, [registered])
      .when('ChangeContact', { contact }, {}, facts)
      .then([{ type: 'ContactChanged', data: { contact } }]);
  });

  it('has no name in its state', () => {
    expect(JSON.stringify(given(personDecider, [registered, requested]).state)).not.toContain('Kultur');
  });
});

describe('an erasure', () => {
  it('restricts the person from the request to the decision', () => {
    given(personDecider, [registered]).when('RequestErasure', {}, { actor: 'clerk' }, facts).then([requested]);
    const restricted = given(personDecider, [registered, requested]);
    restricted.when('RequestErasure', {}, {}, facts).isAlreadySo('erasure is requested already');
    restricted
      .when('ChangeContact', { contact }, {}, facts)
      .refuses('person is restricted while an erasure is requested');
  });

  it('is decided only after a request', () => {
    given(personDecider, [registered]).when('GrantErasure', {}, officer, facts).refuses('erasure is not requested');
    given(personDecider, [registered, requested, declined])
      .when('DeclineErasure', { reason: 'again' }, officer, facts)
      .refuses('erasure is not requested');
  });

  it('that is granted forbids further changes of the person', () => {
    given(personDecider, [registered, requested]).when('GrantErasure', {}, officer, facts).then([granted]);
    const erased = given(personDecider, [registered, requested, granted]);
    erased.when('ChangeContact', { contact }, {}, facts).refuses('person is erased');
    erased.when('RequestErasure', {}, {}, facts).refuses('person is erased');
    erased.when('GrantErasure', {}, officer, facts).refuses('person is erased');
    erased.when('RegisterPerson', { name: 'Leitung Kultur' }, {}, facts).refuses('person is registered already');
  });

  it('that is declined lifts the restriction', () => {
    given(personDecider, [registered, requested])
      .when('DeclineErasure', { reason: 'duty of retention' }, officer, facts)
      .then([declined]);
    expect(given(personDecider, [registered, requested, declined]).state.status).toBe('registered');
  });

  it('is decided by another actor than requested it, or with a deviation', () => {
    const restricted = given(personDecider, [registered, requested]);
    const same = { actor: 'clerk' };
    restricted.when('GrantErasure', {}, same, facts).violates('fourEyes');
    restricted.when('DeclineErasure', { reason: 'none' }, same, facts).violates('fourEyes');
    const deviations = [{ rule: 'fourEyes', reason: 'nobody else holds the role' }];
    restricted
      .when('GrantErasure', {}, { ...officer, deviations }, facts)
      .refuses('deviations do not name exactly the violated rules', 'irregular');
    restricted.when('GrantErasure', {}, { ...same, deviations }, facts).then([
      granted,
      {
        type: 'DeviationNoted',
        data: {
          deviation: partId(COMMAND_ID, 'deviation', 0),
          rule: 'fourEyes',
          ruleVersion: 'builtin-1',
          weight: 'curable',
          source: 'builtin',
          reason: 'nobody else holds the role',
        },
      },
    ]);
  });

  it('that was decided against a rule has a deviation that can be accepted once', () => {
    const noted = {
      type: 'DeviationNoted',
      data: {
        deviation: 'd',
        rule: 'fourEyes',
        ruleVersion: 'builtin-1',
        weight: 'curable',
        source: 'builtin',
        reason: 'r',
      },
    } as const;
    const resolution = { deviation: 'd', how: 'accepted', by: { kind: 'unknown' } } as const;
    const resolved = { type: 'DeviationResolved', data: resolution } as const;
    const past = [registered, requested, granted, noted] as const;
    given(personDecider, past).when('ResolveDeviation', resolution, {}, facts).then([resolved]);
    given(personDecider, [...past, resolved])
      .when('ResolveDeviation', resolution, {}, facts)
      .refuses('deviation has ended already');
    given(personDecider, past)
      .when('ResolveDeviation', { ...resolution, deviation: 'e' }, {}, facts)
      .refuses('deviation is not known here', 'notFound');
  });
});

it('a person rebuilt from its events equals the live one, for random commands', () => {
  const actors = ['clerk', 'officer'];
  const commands = fc.oneof(
    randomCommand('RegisterPerson', { name: fc.string() }, actors),
    randomCommand('AssignFunction', { title: fc.string(), from: perhaps(randomDate) }, actors),
    randomCommand('ChangeContact', { contact: fc.constant({}) }, actors),
    randomCommand('RequestErasure', {}, actors),
    randomCommand('GrantErasure', {}, actors),
    randomCommand('DeclineErasure', { reason: fc.constant('r') }, actors),
  );
  staysSound(personDecider, commands, {});
});
