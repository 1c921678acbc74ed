import { bpmn, flows, taskProperties, userTask } from '../testing/bpmn.js';
import { modelOf, play, PlayedInstance } from '../testing/played-instance.js';
import { formReference } from './form-reference.js';
import { resolveIncident } from './resolve-incident.js';
import { cancel } from './triggers.js';
import { assignTask, completeTask, skipTask, updateTask } from './user-tasks.js';

const CHAIR = '01939f3e-2a2b-7c00-8000-000000000001';
const CLERK = '01939f3e-2a2b-7c00-8000-000000000002';
const PAPER = '01939f3e-2a2b-7c00-8000-00000000000a';

function withTask(extensions = '', id = 'sign'): string {
  return bpmn(`<startEvent id="start"/>${userTask(id, extensions)}<endEvent id="end"/>${flows(`start ${id} end`)}`);
}

const ASSIGNMENT = `<zeebe:assignmentDefinition candidateGroups="chair, member@committee:${PAPER}" candidateUsers="=[clerk]"/>`;

describe('A user task', () => {
  it('is opened with its candidates, times and priority as they are then', async () => {
    const schedule = `<zeebe:taskSchedule dueDate="=due" followUpDate="2019-03-01T08:00:00+01:00"/><zeebe:priorityDefinition priority="=10 + 20"/>`;
    const instance = await play(withTask(ASSIGNMENT + schedule), { clerk: CLERK, due: '2019-03-14' });
    expect(instance.task).toEqual({
      part: instance.task.part,
      of: instance.task.of,
      groups: ['chair', `member@committee:${PAPER}`],
      users: [CLERK],
      // The midnight that ends the day in the city.
      due: '2019-03-14T23:00:00.000Z',
      followUp: '2019-03-01T07:00:00.000Z',
      priority: 30,
    });
  });

  it('takes a due time together with its derivation', async () => {
    const due = '={due: "2019-03-14T12:00:00", derivation: "14 days before the sitting"}';
    const schedule = `<zeebe:taskSchedule dueDate="${due.replaceAll('"', '&quot;')}"/>`;
    const { task } = await play(withTask(schedule));
    expect(task).toMatchObject({ due: '2019-03-14T11:00:00.000Z', derivation: '14 days before the sitting' });
  });

  it('is completed with results, and the instance goes on', async () => {
    const instance = await play(withTask(ASSIGNMENT), { clerk: CLERK });
    const { part: task } = instance.task;
    instance.apply((facts, state) => completeTask(state, { task, variables: { agreed: true } }, facts));
    expect(instance.state.status).toBe('completed');
    expect(instance.variables).toMatchObject({ agreed: true });
  });

  it('is claimed by one of two people', async () => {
    const instance = await play(withTask());
    const { part: task } = instance.task;
    const claim = (assignee: string) =>
      assignTask(instance.state, { task, assignee, how: 'claimed', heldBy: [assignee] }, instance.facts);
    instance.apply(() => claim(CHAIR));
    expect(instance.task.assignee).toBe(CHAIR);
    expect(claim(CLERK)).toEqual({ advanced: false, refusal: 'the task is assigned to someone else' });
    expect(claim(CHAIR)).toMatchObject({ advanced: true });
    const byClerk = completeTask(instance.state, { task, heldBy: [CLERK], variables: {} }, instance.facts);
    expect(byClerk).toEqual({ advanced: false, refusal: 'the task is assigned to someone else' });
  });

  it('is delegated and given back', async () => {
    const instance = await play(withTask());
    const { part: task } = instance.task;
    const assign = (assignee: string | null, how: 'claimed' | 'delegated' | 'released') =>
      instance.apply((facts, state) => assignTask(state, { task, assignee, how }, facts));
    expect(assign(CHAIR, 'claimed').task.assignee).toBe(CHAIR);
    expect(assign(CLERK, 'delegated').task.assignee).toBe(CLERK);
    expect(assign(null, 'released').task.assignee).toBeUndefined();
    const triggers = instance.events.map(({ trigger }) => ('how' in trigger ? trigger.how : trigger.kind));
    expect(triggers).toEqual(['start', 'claimed', 'delegated', 'released']);
  });

  it('has other candidates, times and priority after a change', async () => {
    const instance = await play(withTask(ASSIGNMENT), { clerk: CLERK });
    const { part: task } = instance.task;
    const changes = { groups: ['clerk'], users: [], due: '2019-03-14T11:00:00.000Z', priority: 90 };
    instance.apply((facts, state) => updateTask(state, { task, changes }, facts));
    expect(instance.task).toMatchObject(changes);
    expect(instance.steps.at(-1)).toMatchObject({ changes: { before: { groups: ['chair', expect.anything()] } } });
    instance.apply((facts, state) => updateTask(state, { task, changes: { due: null } }, facts));
    expect(instance.task).not.toHaveProperty('due');
  });

  it('is skipped with a reason, which is sealed', async () => {
    const instance = await play(withTask());
    const { part: task } = instance.task;
    instance.apply((facts, state) => skipTask(state, { task, reason: 'decided in the last term' }, facts));
    expect(instance.state.status).toBe('completed');
    const closed = instance.steps.filter(({ kind }) => kind === 'taskClosed');
    expect(closed).toEqual([{ kind: 'taskClosed', part: task, how: 'skipped', reason: 0 }]);
    expect(instance.events.at(-1)?.values).toEqual(['decided in the last term']);
  });

  it('ends with its instance', async () => {
    const instance = await play(withTask());
    instance.apply((facts, state) => cancel(state, facts));
    expect(instance.steps).toContainEqual(expect.objectContaining({ kind: 'taskClosed', how: 'cancelled' }));
    const late = completeTask(instance.state, { task: 1, variables: {} }, instance.facts);
    expect(late).toEqual({ advanced: false, refusal: 'process instance is not running' });
  });

  it.each([
    [`<zeebe:assignmentDefinition assignee="the chair"/>`, /^the assignee cannot be determined: it must be an id/u],
    [`<zeebe:assignmentDefinition candidateGroups="=12"/>`, /candidate groups cannot be determined: it is neither/u],
    [`<zeebe:assignmentDefinition candidateUsers="a@b.de"/>`, /candidate users cannot be determined: each must be/u],
    [`<zeebe:assignmentDefinition candidateGroups="chair@room:1"/>`, /candidate groups .* each must be a role/u],
    [`<zeebe:taskSchedule dueDate="soon"/>`, /^the due date cannot be determined: it is no time/u],
    [`<zeebe:priorityDefinition priority="101"/>`, /^the priority cannot be determined: it is no whole number/u],
    [`<zeebe:formDefinition formId="letter"/>`, /^no form "letter" is deployed/u],
  ])('that cannot be determined is an incident: %s', async (extensions, message) => {
    const instance = await play(withTask(extensions));
    expect(instance.tasks).toEqual([]);
    expect(instance.incidents).toHaveLength(1);
    expect(instance.events[0]?.values.at(-1)).toMatch(message);
  });

  it('shows the form that its model binds, and opens once the form is deployed', async () => {
    const model = await modelOf(withTask('<zeebe:formDefinition formId="letter" bindingType="deployment"/>'));
    const missing = new PlayedInstance(model);
    const [incident] = missing.incidents;
    expect(incident?.error).toBe('FORM_NOT_FOUND');
    const forms = new Map([[formReference({ id: 'letter', binding: 'deployment' }), '77']]);
    missing.apply((facts, state) => resolveIncident(state, { incident: incident?.part ?? 0 }, { ...facts, forms }));
    expect(missing.task.form).toBe('77');
  });
});

describe('A task that a domain event completes', () => {
  const EXTENSIONS = taskProperties({
    completedBy: 'PaperReleased',
    key: '=paper',
    command: 'ReleasePaper',
    'input.note': '=title',
    paper: '=paper',
  });

  it('waits for the event of its key, and shows what it is about and the command for it', async () => {
    const instance = await play(withTask(EXTENSIONS), { paper: PAPER, title: 'Leitbild' });
    const opened = instance.steps.find((step) => step.kind === 'taskOpened');
    expect(opened).toMatchObject({
      task: {
        effect: { event: 'PaperReleased', key: PAPER, command: 'ReleasePaper', target: PAPER },
        concerns: { paper: PAPER },
      },
    });
    const wait = instance.steps.find((step) => step.kind === 'waitOpened');
    expect(wait).toMatchObject({ element: 'sign', wait: { for: 'message', name: 'PaperReleased', key: PAPER } });
  });

  it('cannot be completed otherwise, but skipped', async () => {
    const instance = await play(withTask(EXTENSIONS), { paper: PAPER, title: 'Leitbild' });
    const { part: task } = instance.task;
    const completed = completeTask(instance.state, { task, variables: {} }, instance.facts);
    expect(completed).toEqual({ advanced: false, refusal: 'the task is completed by an event of the domain' });
    instance.apply((facts, state) => skipTask(state, { task, reason: 'withdrawn' }, facts));
    expect(instance.state.status).toBe('completed');
    expect(instance.steps).toContainEqual(expect.objectContaining({ kind: 'waitClosed', how: 'cancelled' }));
  });

  it('without an id as its key is an incident', async () => {
    const instance = await play(withTask(EXTENSIONS), { paper: 'the paper of the mayor', title: 'Leitbild' });
    expect(instance.events[0]?.values.at(-1)).toMatch(/^the paper cannot be determined: it is no id/u);
    expect(instance.events[0]?.steps.map(({ kind }) => kind)).not.toContain('taskOpened');
  });
});
