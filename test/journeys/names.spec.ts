import type { Role } from '#http';
import { ROLES } from '#http';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office, settled } from './office.js';
import { DAY } from './sittings.js';

const NAME = 'Friederike Musterfrau-Beispiel';
const READERS: readonly Role[] = ['process-manager', 'clerk', 'data-protection', 'administrator'];

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

describe('Names of persons', () => {
  let journey: Journey;
  let person: string;
  let reads: readonly string[];
  let commands: readonly string[];

  beforeAll(async () => {
    journey = await openJourney();
    const clerk = new Office(await journey.as('clerk', 'process-manager'));
    person = (await clerk.does('/persons', { name: NAME, contact: { email: 'musterfrau@stadt.example' } })).id;
    const process = (await clerk.does('/processes', { title: 'Wir alle sind LU' })).id;
    const told = { name: 'Sozialausschuss', kind: 'committee', constitutedOn: '2018', processes: [process] };
    const committee = (await clerk.does('/committees', told)).id;
    const member = { kind: 'person', id: person };
    await clerk.does(`/committees/${committee}/memberships`, { member, from: '2018', actedBy: member });
    const sitting = { committee, when: DAY, public: 'yes', processes: [process] };
    const meeting = (await clerk.does('/meetings', sitting)).id;
    await clerk.does(`/meetings/${meeting}/agenda-items`, { item: randomUUID(), number: '1', title: 'Bericht' });
    await clerk.does(`/meetings/${meeting}/invitation`);
    await clerk.does(`/meetings/${meeting}/opening`, { occurredOn: DAY });
    await clerk.does(`/meetings/${meeting}/chair`, { chair: member, occurredOn: DAY });
    await clerk.does(`/meetings/${meeting}/arrivals`, { attendee: member, occurredOn: DAY });
    await clerk.does(`/persons/${person}/erasure-request`);
    await settled(journey);
    const ids: Readonly<Record<string, string>> = {
      persons: person,
      committees: committee,
      meetings: meeting,
      processes: process,
    };
    const { paths } = (await supertest(journey.server.url).get('/api/openapi.json').expect(200)).body as Document;
    const filled = (path: string): string => {
      const [, kind = ''] = path.split('/');
      return path.replace('{id}', ids[kind] ?? randomUUID()).replaceAll(/\{\w+\}/gu, randomUUID());
    };
    const below = (method: string): readonly string[] =>
      Object.entries(paths).flatMap(([path, methods]) =>
        path.startsWith('/api/v1/') && method in methods ? filled(path.slice('/api/v1'.length)) : [],
      );
    reads = [...below('get'), '/audit/events?type=PersonRegistered', '/audit/events?text=Musterfrau'];
    commands = below('post').filter((path) => !path.endsWith('/erasure-grant'));
  });

  async function named(client: Client, paths: readonly string[]): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of paths) if ((await client.get(path)).text.includes(NAME)) found.push(path);
    return found;
  }

  it.each(ROLES)('are read by one rule in every answer to the role %s', async (role) => {
    const found = await named(await journey.as(role), reads);
    if (READERS.includes(role)) expect(found).toContain(`/persons/${person}`);
    else expect(found).toEqual([]);
  });

  it.each(ROLES)('are in no answer to a command of the role %s', async (role) => {
    const client = await journey.as(role);
    const found: string[] = [];
    for (const path of commands) if ((await client.post(path)).text.includes(NAME)) found.push(path);
    expect(found).toEqual([]);
  });
});
