import { processInstances } from '../projection/workflow.tables.js';
import { bpmn, flows } from '../testing/bpmn.js';
import { by } from '../testing/durable-engine.js';
import { LedServer } from '../testing/led-server.js';

function started(form: 'timeDate' | 'timeCycle' | 'timeDuration', value: string, others = ''): string {
  return bpmn(
    `<startEvent id="begin"><timerEventDefinition><${form}>${value}</${form}></timerEventDefinition></startEvent>${others}
    <task id="write"/><endEvent id="end"/>${flows('begin write end')}`,
  );
}

let server: LedServer;
beforeEach(async () => {
  server = new LedServer();
  await server.start();
});
afterEach(async () => {
  await server.stop();
});

async function itIs(time: string): Promise<void> {
  server.time = time;
  await server.settle();
}

async function instances() {
  await server.caughtUp();
  return await server.reads.rows(processInstances, (all) => all.orderBy('startedAt'));
}

describe('A start event with a timer', () => {
  it('starts an instance of the process at its date, once', async () => {
    await server.deploy(started('timeDate', '2019-02-15T09:00:00'));
    await itIs('2019-02-15T07:59:59.000Z');
    expect(await instances()).toEqual([]);
    await itIs('2019-02-15T08:00:00.000Z');
    await itIs('2019-03-15T08:00:00.000Z');
    expect(await instances()).toMatchObject([{ process: 'process', version: 1, state: 'COMPLETED' }]);
  });

  it('starts one for each time of its cycle, also after a stand-still, and as often as the cycle says', async () => {
    await server.deploy(started('timeCycle', 'R4/2019-02-15T08:00:00Z/P1D'));
    await itIs('2019-02-16T08:00:00.000Z');
    expect(await instances()).toHaveLength(2);
    await itIs('2019-12-01T08:00:00.000Z');
    expect(await instances()).toHaveLength(4);
  });

  it('starts by a schedule in the zone of the log', async () => {
    await server.deploy(started('timeCycle', '0 0 9 * * MON'));
    await itIs('2019-02-25T08:00:00.000Z');
    expect(await instances()).toHaveLength(2);
  });

  it('ends with the next version of the process', async () => {
    await server.deploy(started('timeCycle', 'R/P1D'));
    await itIs('2019-02-15T16:00:00.000Z');
    await server.deploy(started('timeDate', '2019-02-20T08:00:00Z'));
    await itIs('2019-03-01T00:00:00.000Z');
    expect((await instances()).map(({ version }) => version)).toEqual([1, 2]);
    await server.deploy(bpmn(`<startEvent id="s"/><endEvent id="e"/>${flows('s e')}`));
    await itIs('2020-03-01T00:00:00.000Z');
    expect(await instances()).toHaveLength(2);
  });

  it('starts once for a time although two servers see it as due', async () => {
    await server.deploy(started('timeCycle', 'R/P1D'));
    const other = new LedServer(server.parts);
    await other.start();
    server.time = other.time = '2019-02-17T20:00:00.000Z';
    await Promise.all([...server.works, ...other.works].map((work) => work.round()));
    await other.stop();
    expect(await instances()).toHaveLength(3);
  });

  it.each<readonly ['timeDate' | 'timeCycle' | 'timeDuration', string, string]>([
    ['timeDate', 'next week', 'the timer cannot be computed: "next week" is no ISO 8601 date'],
    ['timeDate', '=sitting', 'the timer cannot be computed: the date of the timer is null'],
    ['timeCycle', '0 9 * * MON', 'the timer cannot be computed: the cron expression'],
    ['timeDuration', 'P1D', 'a duration cannot start a process; give the timer a date or a cycle'],
  ])('is refused with the %s %s', async (form, value, problem) => {
    const text = started(form, value);
    const result = await server.engine.deploy([{ name: 'process.bpmn', text }], by());
    expect(JSON.stringify(result)).toContain(JSON.stringify(problem.split('; ')[0]).slice(1, -1));
  });

  it('may be computed by FEEL from the time of the deployment', async () => {
    await server.deploy(started('timeDate', '=deadline(today(), 1, "working days")'));
    await itIs('2019-02-15T23:00:00.000Z');
    expect(await instances()).toHaveLength(1);
  });
});

describe('A timer in a process', () => {
  it('that is constant and cannot be computed is a finding of the deployment', async () => {
    const wait = (value: string): string =>
      bpmn(
        `<startEvent id="start"/><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>${value}</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <endEvent id="end"/>${flows('start wait end')}`,
      );
    const result = await server.engine.deploy([{ name: 'process.bpmn', text: wait('two days') }], by());
    expect(result).toMatchObject({ deployed: false, findings: [{ element: 'wait', line: 3 }] });
    await server.deploy(wait('=limit'));
  });
});
