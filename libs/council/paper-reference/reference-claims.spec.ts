import { paperCommands } from '../paper/paper.commands.js';
import { claimOf, paperIdFrom } from '../reference/paper-reference.js';
import { paperStream } from '../paper/paper.stream.js';
import { PolicyHarness } from '#shared-kernel/testing';
import { paperReferenceFeature } from './paper-reference.feature.js';
import { referenceClaimsPolicy } from './reference-claims.policy.js';

const reference = { reference: '20196743', year: 2019 };
const { value } = claimOf(reference);
const paper = paperIdFrom(reference);
const holder = `paper-${paper}`;
const known = { ...reference, title: 'Sachstandsbericht' };
const LATER = '2019-02-14T16:30:00.000Z';

async function open(): Promise<PolicyHarness> {
  const streams = [{ stream: paperStream, commands: paperCommands }, paperReferenceFeature];
  return await PolicyHarness.open(referenceClaimsPolicy, streams, '2019-02-14T16:00:00.000Z');
}

/** The state after a server died between the claim and the paper's append. */
async function orphaned(): Promise<PolicyHarness> {
  const harness = await open();
  await harness.send('ClaimValue', value, { value, holder });
  await harness.settle();
  return harness;
}

async function pass(harness: PolicyHarness, until = LATER): Promise<void> {
  harness.clock.advancedTo(until);
  await harness.settle();
}

async function types(harness: PolicyHarness, stream: `${string}-${string}`): Promise<readonly string[]> {
  return (await harness.events(stream)).map(({ type }) => type);
}

const ofClaim = (harness: PolicyHarness) => types(harness, `paperReference-${value}`);

describe('a claimed reference', () => {
  it('stays with the paper that has it', async () => {
    const harness = await open();
    await harness.send('RecordKnownPaper', null, known);
    await harness.settle();
    expect(harness.runner.work.nextWake).toBe(LATER);
    await pass(harness);
    expect([await ofClaim(harness), harness.runner.work.wakes]).toEqual([['ValueClaimed'], 0]);
  });

  it('is released half an hour later when its paper never got it, and not before', async () => {
    const harness = await orphaned();
    await pass(harness, '2019-02-14T16:29:59.999Z');
    expect(await ofClaim(harness)).toEqual(['ValueClaimed']);
    await pass(harness);
    expect(await types(harness, `paper-${paper}`)).toEqual(['SubmissionAbandoned']);
    expect(await ofClaim(harness)).toEqual(['ValueClaimed', 'ValueReleased']);
  });

  it('can be claimed by any paper after its release, the same paper included', async () => {
    const harness = await orphaned();
    await pass(harness);
    await harness.send('RecordKnownPaper', null, known);
    await pass(harness, '2019-02-14T18:00:00.000Z');
    expect(await ofClaim(harness)).toEqual(['ValueClaimed', 'ValueReleased', 'ValueClaimed']);
  });

  it('is kept when the paper claims it again just before the release', async () => {
    const harness = await orphaned();
    harness.beforeDispatch = async (command) => {
      if (command === 'ReleaseValue') await harness.send('RecordKnownPaper', null, known);
    };
    await pass(harness);
    expect(await ofClaim(harness)).toEqual(['ValueClaimed', 'ValueClaimed']);
    await pass(harness, '2019-02-14T18:00:00.000Z');
    expect(await ofClaim(harness)).toEqual(['ValueClaimed', 'ValueClaimed']);
  });

  it('is kept when the paper gets it just before the release', async () => {
    const harness = await orphaned();
    harness.beforeDispatch = async (command) => {
      if (command === 'AbandonSubmission') await harness.send('RecordKnownPaper', null, known);
    };
    await pass(harness);
    expect(await ofClaim(harness)).not.toContain('ValueReleased');
    expect(harness.runner.refusedEffects).toMatchObject([
      { command: 'AbandonSubmission', reason: 'paper holds this reference' },
    ]);
  });
});
