import { idFrom, StoreUnavailable } from '#event-sourcing';
import fc from 'fast-check';
import { ACTOR, Administration, CountingStore, handlerOn, SpecClocks } from '../access.fixture.js';
import { tokenText } from '../access-token/token-text.js';
import { Authentication } from './authentication.js';

const TOKEN = idFrom('a token');
const secret = new Uint8Array(32).fill(1);
const otherSecret = new Uint8Array(32).fill(2);
const doesNotHold = { authenticated: false, reason: 'token does not hold' };

function engine() {
  const clocks = new SpecClocks();
  const store = new CountingStore();
  const handler = handlerOn(store, clocks);
  const office = new Administration(handler, clocks);
  const authentication = new Authentication(handler.states, clocks.businessClock, clocks.machineClock);
  return { clocks, store, office, authentication };
}

async function withToken(expires?: string) {
  const made = engine();
  await made.office.register();
  const grant = await made.office.grant();
  const bearer = await made.office.issue(TOKEN, secret, expires);
  return { ...made, grant, bearer };
}

describe('a bearer', () => {
  it('is identified as its actor, with the roles that it holds', async () => {
    const { authentication, bearer } = await withToken();
    expect(await authentication.authenticate(bearer)).toEqual({
      authenticated: true,
      caller: { actor: ACTOR, grants: [{ role: 'clerk' }], links: [] },
    });
  });

  it('without a token is refused with a demand for one', async () => {
    expect(await engine().authentication.authenticate(undefined)).toEqual({
      authenticated: false,
      reason: 'a bearer token is needed',
    });
  });

  it.each([
    ['a wrong secret', tokenText({ id: TOKEN, secret: otherSecret })],
    ['an unknown id', tokenText({ id: idFrom('unknown'), secret })],
    ['the secret of no token', tokenText({ id: idFrom('unknown'), secret: new Uint8Array(32) })],
    ['the id of an actor', tokenText({ id: ACTOR, secret })],
  ])('with %s gets the one answer that shows no reason', async (_what, bearer) => {
    const { authentication } = await withToken();
    expect(await authentication.authenticate(bearer)).toEqual(doesNotHold);
  });

  it("with another token's secret gets that answer too", async () => {
    const { authentication, office } = await withToken();
    await office.issue(idFrom('another token'), otherSecret);
    expect(await authentication.authenticate(tokenText({ id: TOKEN, secret: otherSecret }))).toEqual(doesNotHold);
  });

  it('with garbage is refused without a read of the store', async () => {
    const { authentication, store, bearer } = await withToken();
    const [id = '', text = ''] = bearer.split('.');
    const before = store.reads;
    const garbage = [
      '',
      '.',
      id,
      `${id}.`,
      `.${text}`,
      `${id.toUpperCase()}.${text}`,
      ` ${bearer}`,
      `${bearer} `,
      `${bearer}=`,
      `${id}.${text}.x`,
    ];
    for (const bad of [...garbage, `../${bearer}`, 'x'.repeat(1_000_000)]) {
      expect(await authentication.authenticate(bad)).toEqual(doesNotHold);
    }
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.uuid()), async (bad) => {
        expect(await authentication.authenticate(bad)).toEqual(doesNotHold);
      }),
    );
    expect(store.reads).toBe(before);
  });
});

describe('a token', () => {
  it('holds until the instant of its expiry by the machine clock, on any day of the business clock', async () => {
    const { authentication, clocks, bearer } = await withToken('2026-01-01T13:00:00Z');
    clocks.machine = '2026-01-01T12:59:59.999Z';
    clocks.day = '2030-01-01';
    expect(await authentication.authenticate(bearer)).toMatchObject({ authenticated: true });
    clocks.machine = '2026-01-01T13:00:00.000Z';
    clocks.day = '2019-02-14';
    expect(await authentication.authenticate(bearer)).toEqual(doesNotHold);
  });

  it('that is revoked here does not hold from that moment', async () => {
    const { authentication, office, bearer } = await withToken();
    expect(await authentication.authenticate(bearer)).toMatchObject({ authenticated: true });
    await office.revoke(TOKEN);
    expect(await authentication.authenticate(bearer)).toEqual(doesNotHold);
  });

  it('that is revoked on another server does not hold two seconds later', async () => {
    const { authentication, clocks, store, bearer } = await withToken();
    expect(await authentication.authenticate(bearer)).toMatchObject({ authenticated: true });
    await new Administration(handlerOn(store, clocks), clocks).revoke(TOKEN);
    clocks.pass(1999);
    expect(await authentication.authenticate(bearer)).toMatchObject({ authenticated: true });
    clocks.pass(1);
    expect(await authentication.authenticate(bearer)).toEqual(doesNotHold);
  });

  it('is read again when the clock was set back', async () => {
    const { authentication, clocks, store, bearer } = await withToken();
    await authentication.authenticate(bearer);
    await new Administration(handlerOn(store, clocks), clocks).revoke(TOKEN);
    clocks.pass(-3_600_000);
    expect(await authentication.authenticate(bearer)).toEqual(doesNotHold);
  });

  it('costs no read within two seconds', async () => {
    const { authentication, clocks, store, bearer } = await withToken();
    await authentication.authenticate(bearer);
    const before = store.reads;
    clocks.pass(1999);
    await Promise.all([1, 2, 3].map(() => authentication.authenticate(bearer)));
    expect(store.reads).toBe(before);
  });

  it('is neither accepted nor refused while the store cannot be reached', async () => {
    const { authentication, store, clocks, bearer } = await withToken();
    clocks.pass(5000);
    await store.close();
    await expect(authentication.authenticate(bearer)).rejects.toThrow(StoreUnavailable);
  });
});

describe('the grants of a caller', () => {
  const rolesOf = async (authentication: Authentication, bearer: string) => {
    const found = await authentication.authenticate(bearer);
    return found.authenticated ? found.caller.grants.map(({ role }) => role) : undefined;
  };

  it('are those of the day of the business clock', async () => {
    const { authentication, office, clocks, bearer } = await withToken();
    await office.grant({ role: 'auditor', from: '2019-03-01', until: '2019-03-31' });
    expect(await rolesOf(authentication, bearer)).toEqual(['clerk']);
    clocks.day = '2019-03-31';
    expect(await rolesOf(authentication, bearer)).toEqual(['clerk', 'auditor']);
    clocks.day = '2019-04-01';
    expect(await rolesOf(authentication, bearer)).toEqual(['clerk']);
  });

  it('may be empty: the caller is known all the same', async () => {
    const { authentication, office, grant, bearer } = await withToken();
    await office.withdraw(grant);
    expect(await rolesOf(authentication, bearer)).toEqual([]);
  });

  it('that are withdrawn on another server end two seconds later', async () => {
    const { authentication, clocks, store, grant, bearer } = await withToken();
    await authentication.authenticate(bearer);
    await new Administration(handlerOn(store, clocks), clocks).withdraw(grant);
    clocks.pass(2000);
    expect(await rolesOf(authentication, bearer)).toEqual([]);
  });
});
