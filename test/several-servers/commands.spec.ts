import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Office } from '../journeys/office.js';
import { allowRoles } from '../support/roles.js';
import type { ServerProcess } from '../support/server-process.js';
import { describeShared } from '../support/stores.js';
import { until } from '../support/until.js';
import { clientOf, followerAt, nameOf, officeOf, ready, SharedLog } from './shared-log.fixture.js';

const VIRTUAL = { LENKWERK_CLOCK: 'virtual' };

interface Named {
  readonly id: string;
  readonly name: string;
}

describeShared('two servers of one log', () => {
  const log = new SharedLog(VIRTUAL);
  let first: ServerProcess;
  let second: ServerProcess;
  let here: Office;
  let there: Office;
  beforeAll(async () => {
    [first, second] = await log.startTwo();
    await allowRoles(first, ['clerk', 'process-manager', 'auditor']);
    [here, there] = [officeOf(first), officeOf(second)];
  });
  afterAll(async () => {
    await log.end();
  });

  const area = (name: string): object => ({ name, kind: 'area' });

  it('give commands with one key one effect and one answer, also when both receive them', async () => {
    for (let round = 0; round < 10; round += 1) {
      const key = `both ${round}`;
      const answers = await Promise.all(
        [here, there, here, there].map((office) => office.does('/organisations', area(key), key)),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
    const { items } = await there.reads('/organisations?limit=200');
    expect(items.filter(({ name }) => String(name).startsWith('both'))).toHaveLength(10);
  });

  it('accept one of two commands at one revision, and refuse the other as stale', async () => {
    const { id } = await here.does('/organisations', area('Zweikampf'));
    const statuses: number[] = [];
    for (let revision = 0; revision < 10; revision += 1) {
      const [one, other] = await Promise.all(
        [first, second].map((server, index) =>
          clientOf(server, first.token)
            .post(`/organisations/${id}/name`, { name: `Zweikampf ${revision} ${index}` })
            .set('if-match', `"${revision}"`),
        ),
      );
      statuses.push(...[one?.status ?? 0, other?.status ?? 0].sort());
    }
    expect(statuses).toEqual(Array(10).fill([200, 412]).flat());
    expect((await here.types(`/organisations/${id}`)).length).toBe(11);
  });

  it('show a command of the other server at the position of its answer', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [writer, reader] = round % 2 === 0 ? [here, there] : [there, here];
      const { id, position } = await writer.does('/organisations', area(`Gelesen ${round}`));
      expect(await reader.reads<Named>(`/organisations/${id}`, position)).toMatchObject({ name: `Gelesen ${round}` });
    }
  });

  it('have exactly one follower of the log, and both name it', async () => {
    expect(await followerAt(first)).toBe(nameOf(first));
    expect(await followerAt(second)).toBe(nameOf(first));
  });

  it('advance their clocks together', async () => {
    const to = '2019-02-14T15:00:00.000Z';
    await there.does('/clock/advances', { to });
    expect(await there.reads('/clock')).toMatchObject({ now: to });
    await until(async () => (await here.reads<{ readonly now: string }>('/clock')).now === to);
    const { position } = await here.does('/organisations', area('Am selben Tag'));
    const { items } = await there.reads(`/audit/events?limit=200`, position);
    expect(items.find(({ position: at }) => at === position)).toMatchObject({ occurredOn: '2019-02-14' });
  });

  it('accept a token at once, and refuse it two seconds after its end', async () => {
    const actor = (await here.does('/actors', { label: 'Einlesen', kind: 'service' })).id;
    await here.does(`/actors/${actor}/grants`, { role: 'clerk', scope: 'everywhere' });
    const issued = await clientOf(first).post('/access-tokens', { actor, label: 'Einlesen' }).expect(201);
    const { id, token } = issued.body as { readonly id: string; readonly token: string };
    const caller = clientOf(second, token);
    await caller.get('/organisations').expect(200);
    await here.does(`/access-tokens/${id}/revocation`, {});
    const revoked = performance.now();
    let lastTaken = 0;
    await until(async () => {
      const asked = performance.now() - revoked;
      const { status } = await caller.get('/organisations');
      if (status === 200) lastTaken = asked;
      return status === 401;
    });
    expect(lastTaken).toBeLessThan(2000);
  });
});

describeShared('two servers that start on a new log at once', () => {
  const log = new SharedLog();
  afterAll(async () => {
    await log.end();
  });

  it('make one administrator, whose token both accept', async () => {
    const folders = [log.folder, log.newFolder()];
    const servers = await Promise.all(folders.map((folder) => log.start({}, folder)));
    const files = folders.map((folder) => join(folder, 'admin-token')).filter((file) => existsSync(file));
    expect(files).toHaveLength(1);
    for (const server of servers) {
      await ready(server);
      const answer = await clientOf(server, readFileSync(files[0] ?? '', 'utf8').trim()).get('/actors');
      expect(answer.body).toMatchObject({ items: [{ label: 'administrator' }] });
    }
  });
});
