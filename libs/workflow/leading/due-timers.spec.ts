import { bpmn, flows, service } from '../testing/bpmn.js';
import { by, durable, server } from '../testing/durable-engine.js';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { DueTimers } from './due-timers.js';

function boundary(id: string, form: string, value: string, interrupting = false): string {
  return `<boundaryEvent id="${id}" attachedToRef="work" cancelActivity="${String(interrupting)}"><timerEventDefinition><${form}>${value}</${form}></timerEventDefinition></boundaryEvent>`;
}

const REMINDED = bpmn(
  `<startEvent id="start"/>${service('work')}${boundary('remind', 'timeCycle', '=rhythm')}${boundary('late', 'timeDuration', '=limit', true)}
  <task id="letter"/><endEvent id="end"/>${flows('start work end', 'remind letter end', 'late end')}`,
);

/** An engine, and a clock that is put to a time; the read model shows the open timers of the instances as they are. */
async function office() {
  const engine = server(durable());
  const instances: string[] = [];
  const fired: string[] = [];
  let shown: readonly string[] | undefined;
  const rows = async (): Promise<readonly object[]> => {
    const open = await Promise.all(instances.map((one) => timersOf(engine, one)));
    return open
      .flat()
      .filter(({ due }) => due <= clock.time && (shown === undefined || shown.includes(due)))
      .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  };
  const clock = { time: '', now: () => clock.time };
  const recording: Pick<WorkflowEngine, 'locate' | 'send' | 'known'> = {
    locate: (key) => engine.locate(key),
    known: (key) => engine.known(key),
    send: async (instance, type, data, envelope) => {
      if ('due' in data) fired.push(`${instances.indexOf(instance)} ${data.due.slice(0, 16)}`);
      return await engine.send(instance, type, data, envelope);
    },
  };
  // Only these reads are used, of this one table.
  const reads = { rows, count: async () => (await rows()).length } as never;
  await engine.deploy([{ name: 'process.bpmn', text: REMINDED }], by());
  return {
    engine,
    fired,
    work: new DueTimers(recording, reads, clock),
    start: async (rhythm: string, limit: string): Promise<string> => {
      const result = await engine.start({ process: 'process' }, { variables: { rhythm, limit } }, by());
      if (!result.started) throw new Error('not started');
      instances.push(result.key);
      return result.key;
    },
    itIs: (time: string): void => {
      clock.time = time;
    },
    show: (due: readonly string[]): void => {
      shown = due;
    },
  };
}

async function timersOf(engine: WorkflowEngine, instance: string) {
  const state = await engine.instance(instance);
  const waits = state.status === 'running' ? [...state.waits.values()] : [];
  return waits.flatMap(({ part, wait }) =>
    wait.for === 'timer' ? [{ key: BigInt(instance) + BigInt(part), due: wait.due }] : [],
  );
}

describe('Due timers', () => {
  it('fire in the order of their times over all instances, with each time of a cycle', async () => {
    const { work, start, itIs, fired } = await office();
    await start('R/PT2H', 'PT7H');
    await start('R/PT190M', 'PT100H');
    itIs('2019-02-14T23:30:00.000Z');
    await work.round();
    expect(fired).toEqual([
      '0 2019-02-14T18:00',
      '1 2019-02-14T19:10',
      '0 2019-02-14T20:00',
      '0 2019-02-14T22:00',
      '1 2019-02-14T22:20',
      '0 2019-02-14T23:00',
    ]);
    expect(await work.open()).toBe(0);
  });

  it('are not sent again while the read model lags behind, and send nothing when nothing is due', async () => {
    const { work, start, itIs, show, fired } = await office();
    await start('R/PT2H', 'PT7H');
    itIs('2019-02-14T17:59:00.000Z');
    expect(await work.round()).toBe(false);
    expect(fired).toEqual([]);
    itIs('2019-02-14T18:00:00.000Z');
    await work.round();
    show(['2019-02-14T18:00:00.000Z']);
    await work.round();
    expect(fired).toEqual(['0 2019-02-14T18:00']);
  });

  it('of an instance that has ended are no fault', async () => {
    const { work, start, itIs, engine } = await office();
    const instance = await start('R/PT2H', 'PT7H');
    await engine.send(instance, 'CancelProcessInstance', {}, by());
    itIs('2019-02-15T18:00:00.000Z');
    expect(await work.round()).toBe(false);
  });
});
