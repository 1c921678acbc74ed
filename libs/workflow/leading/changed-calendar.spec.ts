import { processWaits } from '../projection/workflow.tables.js';
import { bpmn, flows } from '../testing/bpmn.js';
import { LedServer } from '../testing/led-server.js';
import { workingCalendar } from '../timers/working-calendar.js';

function waiting(time: string): string {
  return bpmn(
    `<startEvent id="start"/><intermediateCatchEvent id="objection"><timerEventDefinition><timeDate>${time}</timeDate></timerEventDefinition></intermediateCatchEvent>
    <endEvent id="end"/>${flows('start objection end')}`,
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

async function openTimer() {
  await server.settle();
  const [row] = await server.reads.rows(processWaits, (all) => all.where('open', '=', true));
  return row;
}

describe('An open deadline', () => {
  it('is computed anew when the calendar changes, and the instance records when it was due before', async () => {
    await server.deploy(waiting('=deadline(today(), 5, "working days")'));
    const instance = await server.begin();
    expect(await openTimer()).toMatchObject({
      due: '2019-02-21T23:00:00.000Z',
      derivation: '5 Arbeitstage ab 14.02.2019: 21.02.2019',
    });
    server.calendar = workingCalendar('RP', [{ first: '2019-02-18', last: '2019-02-19', name: 'Winterpause' }]);
    expect(await openTimer()).toMatchObject({
      due: '2019-02-25T23:00:00.000Z',
      derivation: '5 Arbeitstage ab 14.02.2019: 25.02.2019, ohne 18.02.2019 bis 19.02.2019 (Winterpause)',
    });
    const events = await server.parts.store.readStream(`processinstance-${instance}`);
    expect(events.map(({ data }) => data)).toMatchObject([
      { trigger: { kind: 'start' } },
      { trigger: { kind: 'deadlineRecomputed', before: '2019-02-21T23:00:00.000Z' } },
    ]);
    server.time = '2019-02-21T23:00:00.000Z';
    expect(await openTimer()).toBeDefined();
    server.time = '2019-02-25T23:00:00.000Z';
    expect(await openTimer()).toBeUndefined();
    expect((await server.engine.instance(instance)).status).toBe('completed');
  });

  it('that passed through a variable is computed anew too; other times stay', async () => {
    await server.deploy(waiting('=until'));
    const until = {
      due: '2019-02-21T23:00:00.000Z',
      rule: { from: '2019-02-14', amount: 5, unit: 'working days' },
      calendar: 'earlier',
    };
    await server.begin('process', { until });
    expect(await openTimer()).toMatchObject({ due: '2019-02-21T23:00:00.000Z', calendar: server.calendar.id });
  });

  it('in calendar days needs no calendar', async () => {
    await server.deploy(waiting('=deadline(today(), 5, "days")'));
    await server.begin();
    expect(await openTimer()).toMatchObject({ calendar: null });
    server.calendar = workingCalendar('BY', []);
    const before = await server.parts.store.head();
    expect(await openTimer()).toMatchObject({ due: '2019-02-19T23:00:00.000Z' });
    expect(await server.parts.store.head()).toBe(before);
  });
});
