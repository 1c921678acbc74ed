import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { wholeLog } from '../support/reading.js';
import { reasonsOf } from '../support/refusals.js';
import { itInFolder } from '../support/stores.js';
import { Office } from './office.js';

interface Person {
  readonly status: string;
  readonly name: string | null;
  readonly contact: object | null;
  readonly functions: readonly { readonly title: string | null; readonly organisation: string | null }[];
  readonly deviations: readonly {
    readonly id: string;
    readonly rule: string;
    readonly status: string;
    readonly how: string | null;
  }[];
}

const NAME = 'Leitung Kultur und Theater';
const CONTACT = { email: 'kultur@stadt.example', telephone: '+49 621 504 2295', address: 'Rathausplatz 20' };
const CHANGED = { telephone: '+49 621 504 2296' };
const TITLE = 'Sprecherin der Kulturschaffenden';
/** Personal texts; only answers to authorised callers may contain them. */
const PERSONAL = [NAME, TITLE, ...Object.values(CONTACT), CHANGED.telephone];

describe('A person', () => {
  let journey: Journey;
  let clerk: Office;
  let officer: Office;
  let auditor: Client;
  const met = new Set<string>();

  beforeAll(async () => {
    journey = await openJourney();
    clerk = new Office(await journey.as('clerk'));
    officer = new Office(await journey.as('data-protection'));
    auditor = await journey.as('auditor');
  });

  async function refuses(by: Office, status: number, reason: string, path: string, body: object = {}): Promise<void> {
    const problem = await by.refused(path, body);
    expect([problem.status, problem.reason]).toEqual([status, reason]);
    expect(problem.detail).not.toContain(reason);
    met.add(reason);
  }

  /** A person with everything personal that there can be. */
  async function registered(): Promise<string> {
    const { id } = await clerk.does('/persons', { name: NAME, contact: CONTACT });
    await clerk.does(`/persons/${id}/functions`, { title: TITLE, from: '2018' });
    await clerk.does(`/persons/${id}/contact`, { contact: CHANGED });
    await journey.server.engine.following.caughtUp();
    return id;
  }

  const read = (id: string): Promise<Person> => clerk.reads<Person>(`/persons/${id}`);

  /** Every read that has a person's data, as a permitted role. */
  async function told(id: string): Promise<string> {
    await journey.server.engine.following.caughtUp();
    const audit = (await wholeLog(journey, auditor)).filter(({ stream }) => stream === `person-${id}`);
    const [one, list, history] = [
      await read(id),
      (await clerk.reads('/persons?limit=200')).items.filter((item) => item['id'] === id),
      await clerk.reads(`/persons/${id}/history`),
    ];
    return JSON.stringify([one, list, history, audit]);
  }

  it('is read in full by permitted roles, also in its history and in the audit log', async () => {
    const id = await registered();
    const everything = await told(id);
    for (const text of PERSONAL) expect(everything).toContain(text);
    expect(await read(id)).toMatchObject({
      status: 'registered',
      name: NAME,
      contact: CHANGED,
      functions: [{ title: TITLE }],
    });
  });

  it('is found by the organisation of a function', async () => {
    const { id: organisation } = await clerk.does('/organisations', { name: 'Kultur', kind: 'area' });
    const id = await registered();
    await refuses(clerk, 422, 'organisation does not exist', `/persons/${id}/functions`, {
      title: TITLE,
      organisation: randomUUID(),
    });
    await clerk.does(`/persons/${id}/functions`, { title: TITLE, organisation });
    expect(await clerk.reads(`/persons?organisation=${organisation}`)).toMatchObject({ items: [{ id, name: NAME }] });
    expect(await clerk.reads(`/persons?organisation=${randomUUID()}`)).toEqual({ items: [], next: null });
  });

  itInFolder('is nowhere on the disk in plain text', async () => {
    await registered();
    const files = await filesOf(journey.data);
    expect(files.map(([name]) => name)).toEqual(expect.arrayContaining(['events.db', 'read.db']));
    const found = files.flatMap(([name, bytes]) =>
      PERSONAL.flatMap((text) => (bytes.includes(Buffer.from(text)) ? [`${name}: ${text}`] : [])),
    );
    expect(found).toEqual([]);
    // The same search finds texts that are not personal.
    expect(files.some(([, bytes]) => bytes.includes(Buffer.from('PersonRegistered')))).toBe(true);
  });

  it('is registered once, and its data can change until an erasure is requested', async () => {
    const id = await registered();
    await refuses(clerk, 409, 'person is registered already', '/persons', { id, name: NAME });
    await refuses(officer, 404, 'not found', `/persons/${randomUUID()}/erasure-grant`);
    await refuses(officer, 409, 'erasure is not requested', `/persons/${id}/erasure-grant`);
    await clerk.does(`/persons/${id}/erasure-request`);
    expect(await clerk.does(`/persons/${id}/erasure-request`)).toMatchObject({ note: 'erasure is requested already' });
    await refuses(clerk, 409, 'person is restricted while an erasure is requested', `/persons/${id}/contact`, {
      contact: CHANGED,
    });
    await officer.does(`/persons/${id}/erasure-refusal`, { reason: 'Aufbewahrungspflicht' });
    expect(await read(id)).toMatchObject({ status: 'registered', name: NAME });
    await clerk.does(`/persons/${id}/contact`, { contact: CONTACT });
  });

  it('is erased after one person requested and another granted it, also after a restart', async () => {
    const id = await registered();
    const key = randomUUID();
    const renamed = await clerk.does(`/persons/${id}/functions`, { title: TITLE }, key);
    await clerk.does(`/persons/${id}/erasure-request`);
    await officer.does(`/persons/${id}/erasure-grant`);
    await expectErased(id);
    await refuses(clerk, 409, 'person is erased', `/persons/${id}/contact`, { contact: CHANGED });
    await refuses(clerk, 409, 'person is registered already', '/persons', { id, name: NAME });
    // Its hash cannot be compared any more: any body under the key gets the original answer.
    expect(await clerk.does(`/persons/${id}/functions`, { title: 'Anderes' }, key)).toEqual(renamed);
    await journey.restart();
    await expectErased(id);
  });

  async function expectErased(id: string): Promise<void> {
    const everything = await told(id);
    for (const text of PERSONAL) expect(everything).not.toContain(text);
    expect(await read(id)).toMatchObject({ status: 'erased', name: null, contact: null });
    expect((await read(id)).functions.map(({ title }) => title)).toEqual(expect.arrayContaining([null]));
    const events = (await wholeLog(journey, auditor)).filter(({ stream }) => stream === `person-${id}`);
    expect(events.find(({ type }) => type === 'PersonRegistered')?.data).toMatchObject({ name: null, contact: null });
    expect(await journey.server.engine.keys.dataKey(id)).toBeUndefined();
  }

  it('that is erased cannot be referred to', async () => {
    const id = await registered();
    await clerk.does(`/persons/${id}/erasure-request`);
    await officer.does(`/persons/${id}/erasure-grant`);
    const { id: committee } = await clerk.does('/committees', { name: 'Beirat', kind: 'advisoryBoard' });
    const problem = await clerk.refused(`/committees/${committee}/memberships`, { member: { kind: 'person', id } });
    expect([problem.status, problem.reason]).toEqual([422, 'person does not exist']);
  });

  it('is erased by a single actor only as a deviation, which a person ends', async () => {
    const id = await registered();
    await officer.does(`/persons/${id}/erasure-request`);
    const alone = await officer.refused(`/persons/${id}/erasure-grant`);
    met.add(alone.reason);
    expect(alone).toMatchObject({
      status: 409,
      reason: 'rules are violated',
      violations: [{ rule: 'fourEyes', weight: 'curable', ruleVersion: 'builtin-1', deviationAllowed: true }],
    });
    const claim = (...rules: readonly string[]): object => ({
      deviations: rules.map((rule) => ({ rule, reason: 'Vertretung war nicht zu erreichen' })),
    });
    const differ = 'deviations do not name exactly the violated rules';
    for (const rules of [['notOnAgenda'], ['fourEyes', 'notOnAgenda'], ['fourEyes', 'fourEyes']]) {
      await refuses(officer, 409, differ, `/persons/${id}/erasure-grant`, claim(...rules));
    }
    expect(await read(id)).toMatchObject({ status: 'restricted', name: NAME, deviations: [] });
    await officer.does(`/persons/${id}/erasure-grant`, claim('fourEyes'));
    const { status, deviations } = await read(id);
    expect([status, deviations.map(({ rule, how }) => [rule, how])]).toEqual(['erased', [['fourEyes', null]]]);

    const resolve = (deviation: string): object => ({
      deviation,
      how: 'accepted',
      by: { kind: 'function', title: 'Datenschutzbeauftragte' },
    });
    const resolutions = `/persons/${id}/deviation-resolutions`;
    await refuses(officer, 404, 'deviation is not known here', resolutions, resolve(randomUUID()));
    await officer.does(resolutions, resolve(deviations[0]?.id ?? ''));
    await refuses(officer, 409, 'deviation has ended already', resolutions, resolve(deviations[0]?.id ?? ''));
    expect((await read(id)).deviations).toMatchObject([{ rule: 'fourEyes', status: 'ended', how: 'accepted' }]);
  });

  it('has no name in metrics', async () => {
    const id = await registered();
    const { text } = await supertest(journey.server.url).get('/metrics').expect(200);
    for (const word of [...PERSONAL, id]) expect(text).not.toContain(word);
  });

  it('refuses only for reasons tested here, apart from references of other streams', () => {
    const others = ['person', 'committee', 'process', 'measure', 'goal'].map((kind) => `${kind} does not exist`);
    expect(reasonsOf('person').filter((reason) => !met.has(reason) && !others.includes(reason))).toEqual([]);
  });
});

/**
 * Names and bytes of all files of a data folder. They are copied by a process of their own: to read a database that this
 * process holds would drop its lock.
 */
async function filesOf(data: string): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
  const copy = mkdtempSync(join(tmpdir(), 'lenkwerk-copy-'));
  try {
    execFileSync('cp', ['-r', `${data}/.`, copy]);
    return readdirSync(copy, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))] as const);
  } finally {
    rmSync(copy, { recursive: true });
  }
}
