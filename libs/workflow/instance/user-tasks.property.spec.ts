import fc from 'fast-check';
import { bpmn, flows, taskProperties, userTask } from '../testing/bpmn.js';
import { modelOf, PlayedInstance } from '../testing/played-instance.js';
import { correlateMessage } from './wait-triggers.js';
import { assignTask, completeTask, skipTask, updateTask } from './user-tasks.js';

const PEOPLE = ['one', 'two', 'three'] as const;

const act = fc.record({
  kind: fc.constantFrom('claim', 'release', 'delegate', 'update', 'complete', 'skip', 'fact'),
  at: fc.nat(20),
  by: fc.constantFrom(...PEOPLE),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Tasks beside each other; every second one is completed by a fact. */
async function tasked(count: number): Promise<PlayedInstance> {
  const ids = Array.from({ length: count }, (_, at) => `task${at}`);
  const drawn = ids.map((id, at) =>
    userTask(id, at % 2 === 0 ? '' : taskProperties({ completedBy: 'PaperReleased', key: `paper-${at}` })),
  );
  const inside = `<startEvent id="start"/><parallelGateway id="split"/><parallelGateway id="join"/><endEvent id="end"/>${drawn.join('')}`;
  const ways = ids.map((id) => `split ${id} join`);
  return new PlayedInstance(await modelOf(bpmn(`${inside}${flows('start split', 'join end', ...ways)}`)));
}

/** Does it when it is possible; each application compares the live state with the replayed one. */
function tryTo(instance: PlayedInstance, { kind, at, by }: Act): void {
  const { tasks } = instance;
  const found = tasks[at % Math.max(1, tasks.length)];
  if (found === undefined) return;
  const { part: task, of } = found;
  const { state, facts } = instance;
  const wait = state.status === 'running' ? [...state.waits.values()].find((one) => one.of === of) : undefined;
  const result = {
    claim: () => assignTask(state, { task, assignee: by, how: 'claimed', heldBy: [by] }, facts),
    release: () => assignTask(state, { task, assignee: null, how: 'released', heldBy: [by] }, facts),
    delegate: () => assignTask(state, { task, assignee: by, how: 'delegated' }, facts),
    update: () => updateTask(state, { task, changes: { groups: [by], priority: at } }, facts),
    complete: () => completeTask(state, { task, heldBy: [by], variables: { [by]: at } }, facts),
    skip: () => skipTask(state, { task, reason: by }, facts),
    fact: () => correlateMessage(state, { wait: wait?.part ?? 0, message: 'm', position: '5', variables: {} }, facts),
  }[kind]();
  if (result.advanced) instance.apply(() => result);
}

describe('Tasks beside each other', () => {
  it('are closed once each, whoever does what, and their replay is the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(act, { maxLength: 40 }), async (count, acts) => {
        const instance = await tasked(count);
        for (const one of acts) tryTo(instance, one);
        const closed = instance.steps.flatMap((step) => (step.kind === 'taskClosed' ? [step.part] : []));
        expect(new Set(closed).size).toBe(closed.length);
        expect(instance.tasks).toHaveLength(count - closed.length);
        expect(instance.state.status).toBe(closed.length === count ? 'completed' : 'running');
        const left = instance.left.filter((id) => id.startsWith('task'));
        expect(left).toHaveLength(closed.length);
        // A task that is done leaves no wait for its fact.
        const open = instance.state.status === 'running' ? [...instance.state.waits.values()] : [];
        const factTasks = instance.tasks.filter(({ effect }) => effect !== undefined);
        expect(open.map(({ of }) => of).toSorted()).toEqual(factTasks.map(({ of }) => of).toSorted());
      }),
      { numRuns: 150 },
    );
  });
});
