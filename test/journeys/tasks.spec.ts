import { bpmn, flows, taskProperties, userTask } from '../../libs/workflow/testing/bpmn.js';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { linkedActor } from '../support/linked-client.js';
import { until } from '../support/until.js';
import { Office, settled } from './office.js';

interface Task {
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly assignee: string | null;
  readonly model: { readonly instance: string };
  readonly due: { readonly at: string; readonly overdue: boolean } | null;
  readonly may: readonly string[];
  readonly ended: { readonly by: string | null; readonly reason: string | null } | null;
  readonly substitutes: readonly object[];
  readonly [field: string]: unknown;
}

const DEPUTY = { kind: 'function', title: 'Leitung Kultur' } as const;
const SUBSTITUTE = { kind: 'function', title: 'Stellvertretende Leitung Kultur' } as const;

describe('Tasks', () => {
  let journey: Journey;
  let manager: Client;
  let office: Office;
  let clerk: Office;
  let committee: string;
  let process: string;

  beforeAll(async () => {
    journey = await openJourney();
    manager = await journey.as('process-manager');
    office = new Office(manager);
    clerk = new Office(await journey.as('clerk'));
    process = (await office.does('/processes', { title: 'Wir alle sind LU' })).id;
    committee = (await office.does('/committees', { name: 'Steuerungskreis', kind: 'steeringCircle' })).id;
    const { parts } = (await office.does(`/committees/${committee}/memberships`, {
      member: DEPUTY,
      from: '2018',
    })) as unknown as { readonly parts: readonly { readonly kind: string; readonly id: string }[] };
    const membership = parts.find(({ kind }) => kind === 'membership')?.id ?? '';
    await office.does(`/committees/${committee}/memberships/${membership}/substitutes`, {
      substitute: SUBSTITUTE,
      rank: 1,
    });
    await settled(journey);
  });

  async function opened(id: string, extensions: string, variables: object = {}): Promise<Task> {
    const camunda = camundaClient(journey.server.url, manager.token);
    const administrator = camundaClient(journey.server.url, journey.administrator().token);
    const xml = bpmn(
      `<startEvent id="start"/>${userTask(id, extensions)}<endEvent id="end"/>${flows(`start ${id} end`)}`,
      `${id}-process`,
    );
    await administrator.createDeployment({ resources: [modelFile(`${id}.bpmn`, xml)] });
    const { processInstanceKey } = await camunda.createProcessInstance({
      processDefinitionId: `${id}-process` as never,
      variables: { ...variables },
    });
    await journey.server.engine.following.caughtUp();
    const { items } = await office.reads<{ readonly items: readonly Task[] }>('/tasks?limit=200');
    const task = items.find(({ model }) => model.instance === processInstanceKey);
    if (task === undefined) throw new Error('no task was opened');
    return task;
  }

  async function listed(client: Client, query = ''): Promise<readonly Task[]> {
    await journey.server.engine.following.caughtUp();
    return ((await client.get(`/tasks?${query}`).expect(200)).body as { readonly items: readonly Task[] }).items;
  }

  const inCommittee = (): string => `<zeebe:assignmentDefinition candidateGroups="member@committee:${committee}"/>`;

  it('of a committee are claimed by its members and their substitutes, and by nobody else with the role', async () => {
    const task = await opened('vote', inCommittee());
    expect(task.substitutes).toEqual([{ committee, member: DEPUTY, substitutes: [SUBSTITUTE] }]);
    const deputy = await linkedActor(journey, 'member', [{ to: DEPUTY }]);
    const substitute = await linkedActor(journey, 'member', [{ to: SUBSTITUTE }]);
    const other = await journey.as('member');
    await settled(journey);
    expect((await listed(deputy.client)).map(({ key, may }) => [key, may])).toEqual([
      [task.key, ['claim', 'complete']],
    ]);
    expect(await listed(other)).toEqual([]);
    await other.post(`/tasks/${task.key}/claim`).expect(404);
    await other.get(`/tasks/${task.key}`).expect(404);
    await substitute.client.post(`/tasks/${task.key}/claim`).expect(200);
    const refused = await new Office(deputy.client).refused(`/tasks/${task.key}/claim`);
    expect(refused).toMatchObject({ status: 409, detail: 'Die Aufgabe hat schon jemand anderes.' });
    expect((await listed(substitute.client, 'assignee=me')).map(({ key }) => key)).toEqual([task.key]);
    expect((await listed(deputy.client, 'assignee=none')).map(({ key }) => key)).not.toContain(task.key);
    await substitute.client.post(`/tasks/${task.key}/release`).expect(200);
    await deputy.client.post(`/tasks/${task.key}/claim`).expect(200);
  });

  it('claimed by two people at once go to one of them', async () => {
    const task = await opened('race', '<zeebe:assignmentDefinition candidateGroups="clerk"/>');
    const clerks = await Promise.all([journey.as('clerk'), journey.as('clerk'), journey.as('clerk')]);
    const answers = await Promise.all(clerks.map(async (one) => (await one.post(`/tasks/${task.key}/claim`)).status));
    expect(answers.toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('are delegated by whoever has them, to an actor who exists', async () => {
    const task = await opened('hand-over', '<zeebe:assignmentDefinition candidateGroups="clerk"/>');
    const clerks = await linkedActor(journey, 'clerk', []);
    const helper = await linkedActor(journey, 'contributor', []);
    const at = `/tasks/${task.key}`;
    const own = new Office(clerks.client);
    expect((await own.refused(`${at}/delegation`, { to: helper.actor })).status).toBe(403);
    await own.does(`${at}/claim`);
    await settled(journey);
    const unknown = await own.refused(`${at}/delegation`, { to: '0190a1b2-0000-7000-8000-000000000000' });
    expect(unknown).toMatchObject({ status: 422, errors: [{ field: 'to' }] });
    await own.does(`${at}/delegation`, { to: helper.actor });
    expect((await listed(helper.client)).map(({ key, may }) => [key, may])).toEqual([
      [task.key, ['release', 'delegate', 'complete']],
    ]);
  });

  it('are skipped by a process manager alone, with a reason', async () => {
    const task = await opened('check', '<zeebe:assignmentDefinition candidateGroups="clerk"/>');
    const refused = await clerk.refused(`/tasks/${task.key}/skip`, { reason: 'eilig' });
    expect(refused.status).toBe(403);
    expect(refused.detail).toContain('nur die Prozessleitung');
    expect((await office.refused(`/tasks/${task.key}/skip`, {})).errors).toMatchObject([{ field: 'reason' }]);
    await office.does(`/tasks/${task.key}/skip`, { reason: 'in der letzten Wahlperiode beschlossen' });
    const skipped = await office.reads<Task>(`/tasks/${task.key}`);
    expect(skipped).toMatchObject({
      state: 'skipped',
      may: [],
      ended: { reason: 'in der letzten Wahlperiode beschlossen' },
    });
    expect((await office.refused(`/tasks/${task.key}/skip`, { reason: 'noch einmal' })).status).toBe(404);
  });

  it('past their due time are shown as overdue, and stay open', async () => {
    const schedule = '<zeebe:taskSchedule dueDate="=due"/>';
    const late = await opened('late', schedule, { due: { due: '2019-03-14', derivation: '14 Tage vor der Sitzung' } });
    expect(late.due).toEqual({
      at: '2019-03-14T23:00:00.000Z',
      derivation: '14 Tage vor der Sitzung',
      overdue: true,
    });
    const open = (await listed(manager, 'overdue=true&limit=200')).map(({ key, state }) => [key, state]);
    expect(open).toContainEqual([late.key, 'open']);
    expect((await listed(manager, 'overdue=false&limit=200')).map(({ key }) => key)).not.toContain(late.key);
  });

  it('are listed in pages, each once', async () => {
    const all = (await listed(manager, 'state=all&limit=200')).map(({ key }) => key);
    const found: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: { readonly items: readonly Task[]; readonly next: string | null } = (
        await manager.get(`/tasks?state=all&limit=2${next === '' ? '' : `&cursor=${next}`}`).expect(200)
      ).body as { readonly items: readonly Task[]; readonly next: string | null };
      found.push(...page.items.map(({ key }) => key));
      next = page.next;
    }
    expect(found).toEqual(all);
    expect(found.length).toBeGreaterThan(3);
  });

  describe('that a domain event completes', () => {
    const RELEASE = (concerned: string): string =>
      '<zeebe:assignmentDefinition candidateGroups="approver"/>'
      + taskProperties({
        completedBy: 'PaperReleased',
        key: '=paper',
        command: 'ReleasePaper',
        paper: '=paper',
        process: concerned,
      });

    it('show what they are about and the command for it, and cannot be completed otherwise', async () => {
      const paper = (await clerk.does('/papers', { title: 'Leitbild', public: 'yes' })).id;
      const task = await opened('release', RELEASE(process), { paper });
      expect(task).toMatchObject({
        about: [
          { kind: 'process', id: process, address: `/api/v1/processes/${process}` },
          { kind: 'paper', id: paper, address: `/api/v1/papers/${paper}` },
        ],
        completedBy: { event: 'PaperReleased', key: paper },
        command: { type: 'ReleasePaper', method: 'POST', address: `/api/v1/papers/${paper}/release`, body: {} },
      });
      expect(task.may).not.toContain('complete');
      expect((await listed(manager, `process=${process}`)).map(({ key }) => key)).toEqual([task.key]);
      const camunda = camundaClient(journey.server.url, manager.token);
      await expect(camunda.completeUserTask({ userTaskKey: task.key as never })).rejects.toThrow(
        'The task is completed by the event PaperReleased, whoever causes it; send ReleasePaper (POST /api/v1/papers/{id}/release).',
      );
    });

    it('are completed when somebody does it by the ordinary command', async () => {
      const paper = (await clerk.does('/papers', { title: 'Konzept', public: 'yes' })).id;
      const task = await opened('release', RELEASE(process), { paper });
      await clerk.does(`/papers/${paper}/release`);
      let shown: Task = task;
      await until(async () => {
        shown = await office.reads<Task>(`/tasks/${task.key}`);
        return shown.state !== 'open';
      });
      expect(shown).toMatchObject({ state: 'completed', may: [] });
    });

    it('are completed at once by what was done since the process began', async () => {
      const paper = (await clerk.does('/papers', { title: 'Haushalt', public: 'yes' })).id;
      const camunda = camundaClient(journey.server.url, manager.token);
      const administrator = camundaClient(journey.server.url, journey.administrator().token);
      const xml = bpmn(
        `<startEvent id="start"/>${userTask('draft')}${userTask('release', RELEASE(process))}<endEvent id="end"/>${flows('start draft release end')}`,
        'drafting',
      );
      await administrator.createDeployment({ resources: [modelFile('drafting.bpmn', xml)] });
      const { processInstanceKey } = await camunda.createProcessInstance({
        processDefinitionId: 'drafting' as never,
        variables: { paper },
      });
      await clerk.does(`/papers/${paper}/release`);
      await journey.server.engine.following.caughtUp();
      const [draft] = (await listed(manager, 'limit=200')).filter(({ model }) => model.instance === processInstanceKey);
      await camunda.completeUserTask({ userTaskKey: (draft?.key ?? '') as never });
      await until(async () => {
        const { items } = await camunda.searchProcessInstances(
          { filter: { processInstanceKey, state: 'COMPLETED' } },
          { consistency: { waitUpToMs: 0 } },
        );
        return items.length === 1;
      });
      const { items } = await camunda.searchUserTasks(
        { filter: { processInstanceKey, elementId: 'release' as never } },
        { consistency: { waitUpToMs: 5000 } },
      );
      expect(items).toMatchObject([{ state: 'COMPLETED' }]);
    });
  });

  it('may prefill only fields that their command has', async () => {
    const properties = { completedBy: 'PaperReleased', key: '=paper', command: 'ReleasePaper' };
    const wrong = taskProperties({ ...properties, 'input.colour': 'red', 'input.occurredOn': '=today()' });
    await expect(opened('prefilled', wrong, {})).rejects.toThrow(/command ReleasePaper has no field "colour";/u);
  });

  it('may name only events and commands that the domain has', async () => {
    const wrong = taskProperties({ completedBy: 'PaperDone', key: '=paper', command: 'FinishPaper', colour: 'red' });
    await expect(opened('wrong', wrong, {})).rejects.toThrow(
      /lenkwerk:colour is not known.*no event "PaperDone".*no command "FinishPaper"/su,
    );
  });
});
