import type { Projection, Recorded } from '#event-sourcing';
import { accessTokensProjection } from './access-token/access-tokens.projection.js';
import { actorsProjection } from './actor/actors.projection.js';

/** The changes that a projection makes for an event at revision 3, position 7. */
function changes(of: Projection, type: string, data: object): readonly object[] {
  const event = { type, data, id: 'one', revision: 3n, position: 7n, metadata: { evidence: { kind: 'illustration' } } };
  // The events of this spec have only the fields that these projections read.
  return of.project(event as unknown as Recorded).map(({ table, ...change }) => ({ in: table.name, ...change }));
}

describe('the list of tokens', () => {
  it('shows the actor, the purpose and the end, and never the hash', () => {
    const secretHash = 'ab'.repeat(32);
    const [row] = changes(accessTokensProjection, 'TokenIssued', {
      actor: 'a',
      secretHash,
      expiresAt: '2026-04-01T12:00:00.000Z',
    });
    expect(row).toMatchObject({
      op: 'put',
      row: { id: 'one', ordinal: 7n, status: 'issued', actor: 'a', label: null, evidence: { kind: 'illustration' } },
    });
    expect(Object.values((row as { row: object }).row)).not.toContain(secretHash);
  });

  it('shows which are revoked, and why', () => {
    expect(changes(accessTokensProjection, 'TokenRevoked', { reason: 'lost' })).toEqual([
      {
        in: 'accessTokens',
        op: 'patch',
        key: { id: 'one' },
        row: { revision: 3n, status: 'revoked', revocationReason: 'lost' },
      },
    ]);
  });
});

describe('the list of actors', () => {
  it('shows the kind and name of each', () => {
    const [row] = changes(actorsProjection, 'ActorRegistered', { label: 'Import', kind: 'service' });
    expect(row).toMatchObject({
      in: 'actors',
      op: 'put',
      row: { id: 'one', label: 'Import', kind: 'service', person: null, revision: 3n },
    });
  });

  it('shows every grant, also a withdrawn one', () => {
    const grant = { grant: 'g', role: 'clerk', scope: 'everywhere', from: '2019-02-14' };
    expect(changes(actorsProjection, 'GrantGiven', grant)).toMatchObject([
      { in: 'actorGrants', op: 'put', row: { actor: 'one', ...grant, until: null, status: 'given' } },
      { in: 'actors', op: 'patch', row: { revision: 3n } },
    ]);
    expect(changes(actorsProjection, 'GrantWithdrawn', { grant: 'g' })).toMatchObject([
      { in: 'actorGrants', op: 'patch', key: { actor: 'one', grant: 'g' }, row: { status: 'withdrawn' } },
      { in: 'actors', op: 'patch', row: { revision: 3n } },
    ]);
  });

  it('takes over the revision of a refined date', () => {
    for (const projection of [actorsProjection, accessTokensProjection]) {
      expect(changes(projection, 'DateRefined', { event: 'e', to: '2019' })).toMatchObject([
        { op: 'patch', row: { revision: 3n } },
      ]);
    }
  });
});
