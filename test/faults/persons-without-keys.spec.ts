import { renameSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { PersonKeys } from '../../apps/server/person-keys.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { describeInFolder } from '../support/stores.js';

let journey: Journey;
let persons: readonly string[];

beforeAll(async () => {
  journey = await openJourney();
  const clerk = await journey.as('clerk');
  const register = async (name: string): Promise<string> => {
    const answer = await clerk.post('/persons', { name, evidence: { kind: 'illustration' } }).expect(201);
    // The body is as the OpenAPI document describes it.
    return (answer.body as { readonly id: string }).id;
  };
  persons = [await register('eine Person'), await register('eine andere Person')];
  await journey.server.engine.following.caughtUp();
});

/** Moves the keys of these persons away while `use` runs. */
async function without(some: readonly string[], use: () => Promise<void>): Promise<void> {
  const keys = some.map((id) => join(journey.data, 'keys', `${id}.key`));
  for (const key of keys) renameSync(key, `${key}.away`);
  await use();
  for (const key of keys) renameSync(`${key}.away`, key);
}

async function counted() {
  const { reads, storage } = journey.server.engine;
  const keys = new PersonKeys(reads, storage.vault);
  await keys.counted();
  return keys.look();
}

interface Readiness {
  readonly status: string;
  readonly degraded: readonly string[];
}

describeInFolder('persons whose keys are missing', () => {
  it('are counted', async () => {
    expect(await counted()).toMatchObject({ ready: true, state: 'complete' });
    await without(persons.slice(1), async () => {
      expect(await counted()).toMatchObject({
        ready: false,
        state: 'missing for 1 person: lenkwerk check-keys names them',
      });
    });
    expect(await counted()).toMatchObject({ ready: true });
  });

  it('show in readiness, which stays', async () => {
    const ready = async () => {
      const answer = await supertest(journey.server.url).get('/health/ready');
      // The body is as the OpenAPI document describes it.
      return { code: answer.status, ...(answer.body as Readiness) };
    };
    await without(persons, async () => {
      // The count goes on beside the answers.
      while ((await ready()).degraded.length === 0);
      expect(await ready()).toMatchObject({
        code: 200,
        status: 'ready',
        degraded: ['server keys of persons: missing for 2 persons: lenkwerk check-keys names them'],
      });
    });
  });
});
