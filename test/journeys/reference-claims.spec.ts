import { SubmitCommand } from '#commands';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { claimOf } from '../../libs/council/reference/paper-reference.js';
import { Office, settled } from './office.js';

let journey: Journey;
let clerk: Office;
let number = 0;

const nextReference = (): { reference: string; year: number } => ({ reference: `2019${(number += 1)}`, year: 2019 });

describe('a reference whose paper never got it', () => {
  const START = '2026-01-05T09:00:00.000Z';
  let minutes = 0;
  let administrator: Office;

  beforeAll(async () => {
    journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
    administrator = new Office(journey.administrator());
    await pass(0);
    clerk = new Office(await journey.as('clerk'));
  });

  async function pass(more: number): Promise<void> {
    minutes += more;
    const to = new Date(Date.parse(START) + minutes * 60_000).toISOString();
    await administrator.does('/clock/advances', { to });
    await settled(journey);
  }
  async function released(): Promise<string> {
    const { id } = await clerk.does('/papers', { title: 'Konzept' });
    await clerk.does(`/papers/${id}/release`);
    return id;
  }
  /** A claim whose server died before the paper's append. */
  async function orphaned(): Promise<{ id: string; reference: { reference: string; year: number }; claim: string }> {
    const id = await released();
    const reference = nextReference();
    const { value } = claimOf(reference);
    const command = new SubmitCommand('ClaimValue', {
      target: value,
      path: {},
      body: { value, holder: `paper-${id}` },
      envelope: { actor: 'a server', grants: [], key: value, correlationId: 'journey' },
    });
    const result = await journey.server.engine.submissions.execute(command);
    expect(result.done).toBe(true);
    await settled(journey);
    return { id, reference, claim: `paperReference-${value}` };
  }
  async function types(stream: string): Promise<readonly string[]> {
    return (await journey.server.engine.store.readStream(stream as `${string}-${string}`)).map(({ type }) => type);
  }

  it('is free again half an hour later, and before that its submission was abandoned', async () => {
    const { id, reference, claim } = await orphaned();
    const other = await released();
    await pass(29);
    expect(await clerk.refused(`/papers/${other}/submission`, reference)).toMatchObject({
      status: 409,
      reason: 'reference is taken by another paper',
    });
    await pass(1);
    expect(await types(claim)).toEqual(['ValueClaimed', 'ValueReleased']);
    expect((await types(`paper-${id}`)).at(-1)).toBe('SubmissionAbandoned');
    await clerk.does(`/papers/${other}/submission`, reference);
    expect(await clerk.refused(`/papers/${id}/submission`, reference)).toMatchObject({ status: 409 });
  });

  it('is claimed again by the same paper when it is submitted late', async () => {
    const { id, reference, claim } = await orphaned();
    await pass(30);
    await clerk.does(`/papers/${id}/submission`, reference);
    await pass(60);
    expect(await types(claim)).toEqual(['ValueClaimed', 'ValueReleased', 'ValueClaimed']);
    expect(await clerk.reads(`/papers/${id}`)).toMatchObject({ status: 'submitted', ...reference });
  });

  it('stays with a paper that is submitted in time', async () => {
    const { id, reference, claim } = await orphaned();
    await clerk.does(`/papers/${id}/submission`, reference);
    await pass(60);
    expect(await types(claim)).not.toContain('ValueReleased');
  });

  it('is released all the same when the server was down while its time ran out', async () => {
    const { claim } = await orphaned();
    await journey.restart();
    await pass(31);
    expect(await types(claim)).toEqual(['ValueClaimed', 'ValueReleased']);
  });
});
