import { idFrom } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import fc from 'fast-check';
import { accessTokenDecider } from './access-token.js';
import type { AccessTokenEvent } from './access-token.js';

const ACTOR = idFrom('an actor');
const secretHash = 'ab'.repeat(32);
const facts = { now: '2026-01-01T12:00:00.000Z', actorExists: true };
const issued = {
  type: 'TokenIssued',
  data: { actor: ACTOR, secretHash, expiresAt: '2026-04-01T12:00:00.000Z' },
} as const;
const revoked = { type: 'TokenRevoked', data: {} } as const;

describe('an access token', () => {
  it('holds 90 days of the real clock by default', () => {
    given(accessTokenDecider, []).when('IssueToken', { actor: ACTOR, secretHash }, {}, facts).then([issued]);
  });

  it('holds until an instant of any offset, and has its purpose', () => {
    given(accessTokenDecider, [])
      .when(
        'IssueToken',
        { actor: ACTOR, secretHash, expires: '2026-02-01T12:00:00+01:00', label: 'import' },
        {},
        facts,
      )
      .then([
        {
          type: 'TokenIssued',
          data: { actor: ACTOR, secretHash, expiresAt: '2026-02-01T11:00:00.000Z', label: 'import' },
        },
      ]);
  });

  it('may end in a leap second', () => {
    const { decision } = given(accessTokenDecider, []).when(
      'IssueToken',
      { actor: ACTOR, secretHash, expires: '2026-12-31T23:59:60Z' },
      {},
      facts,
    );
    expect(decision).toMatchObject({ accepted: true });
  });

  it('is issued only for an actor that exists', () => {
    given(accessTokenDecider, [])
      .when('IssueToken', { actor: ACTOR, secretHash }, {}, { ...facts, actorExists: false })
      .refuses('actor does not exist', 'unknownReference');
  });

  it.each(['2025-12-31T00:00:00Z', '2026-01-01T12:00:00Z', '9999-12-31T23:59:00-23:59'])(
    'is not issued with an end in the past (%s)',
    (expires) => {
      given(accessTokenDecider, [])
        .when('IssueToken', { actor: ACTOR, secretHash, expires }, {}, facts)
        .refuses('token would have expired already', 'invalid');
    },
  );

  it('holds 400 days, and not a millisecond more', () => {
    const start = given(accessTokenDecider, []);
    const issue = (expires: string) => start.when('IssueToken', { actor: ACTOR, secretHash, expires }, {}, facts);
    expect(issue('2027-02-05T12:00:00Z').decision).toMatchObject({ accepted: true });
    issue('2027-02-05T12:00:00.001Z').refuses('token holds at most 400 days', 'invalid');
  });

  it('is issued once', () => {
    for (const past of [[issued], [issued, revoked]]) {
      given(accessTokenDecider, past)
        .when('IssueToken', { actor: ACTOR, secretHash }, {}, facts)
        .refuses('token is issued already');
    }
  });

  it('is revoked once', () => {
    given(accessTokenDecider, [issued])
      .when('RevokeToken', { reason: 'lost' }, {}, facts)
      .then([{ type: 'TokenRevoked', data: { reason: 'lost' } }]);
    given(accessTokenDecider, [issued, revoked]).when('RevokeToken', {}, {}, facts).isAlreadySo('is revoked already');
  });

  it('is untouched by a refined date, and forgets its hash when it is revoked', () => {
    const refined = { type: 'DateRefined', data: { event: 'x', to: '2026-01-01' } } as const;
    expect(given(accessTokenDecider, [issued, refined]).state).toEqual({ status: 'issued', ...issued.data });
    expect(given(accessTokenDecider, [issued, revoked]).state).toEqual({ status: 'revoked' });
  });

  it('never makes the decider throw, and its state is that of its events', () => {
    const expires = fc.option(
      fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-01-01') }),
      { nil: undefined },
    );
    const command = fc.record({
      type: fc.constantFrom('IssueToken', 'RevokeToken'),
      expires,
      actorExists: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 6 }), (commands) => {
        const past: AccessTokenEvent[] = [];
        for (const { type, expires: until, actorExists } of commands) {
          const data = { actor: ACTOR, secretHash, ...(until !== undefined && { expires: until.toISOString() }) };
          const stream = given(accessTokenDecider, past);
          const known = { ...facts, actorExists };
          const { decision } =
            type === 'IssueToken'
              ? stream.when('IssueToken', data, {}, known)
              : stream.when('RevokeToken', {}, {}, known);
          // The decision is this decider's, so its events are of its union.
          if (decision.accepted) past.push(...(decision.events as readonly AccessTokenEvent[]));
        }
        const { status } = given(accessTokenDecider, past).state;
        expect(status).toBe(
          past.some(({ type }) => type === 'TokenRevoked') ? 'revoked' : past.length > 0 ? 'issued' : 'unknown',
        );
      }),
    );
  });
});
