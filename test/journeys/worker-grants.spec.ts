import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';

interface ActorItem {
  readonly grants: readonly { readonly role: string; readonly jobTypes: readonly string[] | null }[];
}

describe('A grant of the role worker', () => {
  let journey: Journey;
  let administrator: Client;
  let actor: string;
  beforeAll(async () => {
    journey = await openJourney();
    administrator = journey.administrator();
    const made = await administrator.post('/actors', { label: 'Versand', kind: 'service' }).expect(201);
    actor = (made.body as { readonly id: string }).id;
  });

  const grant = (role: string, jobTypes?: readonly string[]) =>
    administrator.post(`/actors/${actor}/grants`, {
      role,
      scope: 'everywhere',
      ...(jobTypes !== undefined && { jobTypes }),
    });

  it('is for types of jobs or for all, which the actor shows', async () => {
    await grant('worker', ['mail', 'print']).expect(200);
    await grant('worker').expect(200);
    await journey.server.engine.following.caughtUp();
    const { grants } = (await administrator.get(`/actors/${actor}`).expect(200)).body as ActorItem;
    expect(grants.map(({ role, jobTypes }) => [role, jobTypes])).toEqual([
      ['worker', ['mail', 'print']],
      ['worker', null],
    ]);
  });

  const many = Array.from({ length: 101 }, (_, n) => `type ${n}`);
  it.each([
    ['of another role', 'clerk', ['mail'], 'only a worker has job types'],
    ['without a type', 'worker', [], 'jobTypes must contain at least 1 elements'],
    ['of a type twice', 'worker', ['mail', 'mail'], "All jobTypes's elements must be unique"],
    ['of a blank type', 'worker', [' '], 'each value in jobTypes must not be blank'],
    ['of a type with NUL', 'worker', ['a\0'], 'each value in jobTypes must not contain control characters'],
    ['of a long type', 'worker', ['x'.repeat(201)], 'jobTypes must be shorter than or equal to 200 characters'],
    ['of too many types', 'worker', many, 'jobTypes must contain no more than 100 elements'],
  ])('is refused %s', async (_, role, jobTypes, message) => {
    const refused = await grant(role, jobTypes).expect(400);
    expect(refused.text).toContain(message);
    expect(refused.body).toMatchObject({ errors: [{ field: 'jobTypes' }] });
  });
});
