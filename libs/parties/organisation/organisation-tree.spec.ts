import { idFrom } from '#event-sourcing';
import { PolicyHarness } from '#shared-kernel/testing';
import { organisationFeature } from './organisation.feature.js';
import { organisationTree } from './organisation-tree.js';

const NOW = '2019-02-14T16:00:00.000Z';
const LATER = '2019-02-14T16:30:00.000Z';
const TREE = 'organisationtree-all';

async function open(): Promise<PolicyHarness> {
  const [policy] = organisationFeature.policies;
  if (policy === undefined) throw new Error('the feature has no policy');
  return await PolicyHarness.open(policy, [organisationFeature], NOW);
}

async function types(harness: PolicyHarness, stream: `${string}-${string}`): Promise<readonly string[]> {
  return (await harness.events(stream)).map(({ type }) => type);
}

/** Two organisations, and the edge from one to the other claimed by a command that never appended. */
async function orphaned() {
  const harness = await open();
  const register = async (name: string, parent?: string) =>
    (
      await harness.send('RegisterOrganisation', null, {
        name,
        kind: 'office',
        ...(parent !== undefined && { parent }),
      })
    ).id;
  const above = await register('Dezernat');
  await register('Abteilung', above);
  const below = await register('Amt');
  const data = { from: below, to: above };
  await harness.handler.handle({
    definition: { decider: organisationTree.decider },
    type: 'ClaimEdge',
    id: 'all',
    creates: false,
    data,
    received: { path: {}, body: data },
    envelope: { actor: idFrom('a clerk'), grants: [], key: 'orphan', correlationId: 'c' },
  });
  await harness.settle();
  return { harness, above, below };
}

async function pass(harness: PolicyHarness): Promise<void> {
  harness.clock.advancedTo(LATER);
  await harness.settle();
}

describe('a claimed edge of the tree of organisations', () => {
  it('is released half an hour later if its organisation never got it', async () => {
    const { harness, above, below } = await orphaned();
    await pass(harness);
    expect(await types(harness, TREE)).toEqual(['StructureOpened', 'EdgeClaimed', 'EdgeClaimed', 'EdgeReleased']);
    expect(await types(harness, `organisation-${below}`)).toEqual(['OrganisationRegistered', 'ClaimAbandoned']);
    await harness.send('MoveOrganisation', above, { parent: below });
    await harness.send('RenameOrganisation', below, { name: 'Amt 1' });
  });

  it('is kept if the organisation moves there just before the release', async () => {
    const { harness, above, below } = await orphaned();
    harness.beforeDispatch = async (command) => {
      if (command.startsWith('ReleaseEdge')) await harness.send('MoveOrganisation', below, { parent: above });
    };
    await pass(harness);
    expect(await types(harness, TREE)).not.toContain('EdgeReleased');
  });

  it('is released by the move that ends it', async () => {
    const { harness, above, below } = await orphaned();
    await harness.send('MoveOrganisation', below, { parent: above });
    await harness.send('MoveOrganisation', below, {});
    expect((await types(harness, TREE)).at(-1)).toBe('EdgeReleased');
    await harness.send('MoveOrganisation', above, { parent: below });
  });
});
