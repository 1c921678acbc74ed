import { paperCommands } from '../paper/paper.commands.js';
import { claimOf, paperIdFrom } from '../paper/paper-reference.js';
import { paperStream } from '../paper/paper.stream.js';
import { PolicyDesk } from '#shared-kernel/testing';
import { paperReferenceFeature } from './paper-reference.feature.js';
import { referenceClaimsPolicy } from './reference-claims.policy.js';

const reference = { reference: '20196743', year: 2019 };
const { value } = claimOf(reference);
const paper = paperIdFrom(reference);
const holder = `paper-${paper}`;
const known = { ...reference, title: 'Sachstandsbericht' };
const LATER = '2019-02-14T16:30:00.000Z';

async function open(): Promise<PolicyDesk> {
  const streams = [{ stream: paperStream, commands: paperCommands }, paperReferenceFeature];
  return await PolicyDesk.open(referenceClaimsPolicy, streams, '2019-02-14T16:00:00.000Z');
}

/** What a server leaves that dies after the claim and before the paper's append. */
async function orphaned(): Promise<PolicyDesk> {
  const desk = await open();
  await desk.send('ClaimValue', value, { value, holder });
  await desk.settle();
  return desk;
}

async function pass(desk: PolicyDesk, until = LATER): Promise<void> {
  desk.clock.advancedTo(until);
  await desk.settle();
}

async function types(desk: PolicyDesk, stream: `${string}-${string}`): Promise<readonly string[]> {
  return (await desk.events(stream)).map(({ type }) => type);
}

const ofClaim = (desk: PolicyDesk) => types(desk, `paperReference-${value}`);

describe('a claimed reference', () => {
  it('stays with the paper that has it', async () => {
    const desk = await open();
    await desk.send('RecordKnownPaper', null, known);
    await desk.settle();
    expect(desk.runner.work.nextWake).toBe(LATER);
    await pass(desk);
    expect([await ofClaim(desk), desk.runner.work.wakes]).toEqual([['ValueClaimed'], 0]);
  });

  it('is released half an hour later when its paper never got it, not before', async () => {
    const desk = await orphaned();
    await pass(desk, '2019-02-14T16:29:59.999Z');
    expect(await ofClaim(desk)).toEqual(['ValueClaimed']);
    await pass(desk);
    expect(await types(desk, `paper-${paper}`)).toEqual(['SubmissionAbandoned']);
    expect(await ofClaim(desk)).toEqual(['ValueClaimed', 'ValueReleased']);
  });

  it('can be had by the next one after its release, the same paper included', async () => {
    const desk = await orphaned();
    await pass(desk);
    await desk.send('RecordKnownPaper', null, known);
    await pass(desk, '2019-02-14T18:00:00.000Z');
    expect(await ofClaim(desk)).toEqual(['ValueClaimed', 'ValueReleased', 'ValueClaimed']);
  });

  it('is kept when the paper claims it again just before the release', async () => {
    const desk = await orphaned();
    desk.beforeDispatch = async (command) => {
      if (command === 'ReleaseValue') await desk.send('RecordKnownPaper', null, known);
    };
    await pass(desk);
    expect(await ofClaim(desk)).toEqual(['ValueClaimed', 'ValueClaimed']);
    await pass(desk, '2019-02-14T18:00:00.000Z');
    expect(await ofClaim(desk)).toEqual(['ValueClaimed', 'ValueClaimed']);
  });

  it('is kept when the paper gets it just before it would be abandoned', async () => {
    const desk = await orphaned();
    desk.beforeDispatch = async (command) => {
      if (command === 'AbandonSubmission') await desk.send('RecordKnownPaper', null, known);
    };
    await pass(desk);
    expect(await ofClaim(desk)).not.toContain('ValueReleased');
    expect(desk.runner.refusedEffects).toMatchObject([
      { command: 'AbandonSubmission', reason: 'paper holds this reference' },
    ]);
  });
});
