import { v7 } from 'uuid';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { VIRTUAL_START } from '../log/log-opened.js';
import { dayIn, isInstant } from './clock.js';
import { CLOCK_ID, VirtualClock } from './virtual-clock.js';

async function advanced(...types: readonly (readonly [string, object])[]): Promise<VirtualClock> {
  const store = new MemoryEventStore();
  const events = types.map(([type, data]) => ({ id: v7(), type, data: { ...data }, metadata: {} }));
  if (events.length > 0) await store.append(`clock-${CLOCK_ID}`, 'noStream', events);
  return await VirtualClock.open(store, 'Europe/Berlin');
}

describe('a virtual clock', () => {
  it('keeps its first time until it is advanced', async () => {
    const clock = await advanced();
    expect([clock.now(), clock.today()]).toEqual([VIRTUAL_START, '2000-01-01']);
  });

  it('keeps its time after a restart, and ignores other events of its stream', async () => {
    const to = '2019-02-14T16:00:00.000Z';
    const refined = { event: v7(), to: '2019-02-14' };
    expect((await advanced(['ClockAdvanced', { to }], ['DateRefined', refined])).now()).toBe(to);
  });

  it('wakes its listeners when it is advanced, and never goes back', async () => {
    const clock = await advanced();
    const heard: string[] = [];
    const off = clock.onAdvanced(() => heard.push(clock.now()));
    clock.advancedTo('2019-02-14T16:00:00.000Z');
    clock.advancedTo('2018-01-01T00:00:00.000Z');
    off();
    clock.advancedTo('2020-01-01T00:00:00.000Z');
    expect(heard).toEqual(['2019-02-14T16:00:00.000Z']);
  });
});

describe('a day', () => {
  it.each([
    ['2019-02-14T22:59:59Z', '2019-02-14'],
    ['2019-02-14T23:00:00Z', '2019-02-15'],
    ['2019-07-14T21:59:59Z', '2019-07-14'],
    ['2019-07-14T22:00:00Z', '2019-07-15'],
  ])('of %s is %s in Berlin, by winter and by summer time', (instant, day) => {
    expect(dayIn('Europe/Berlin', instant)).toBe(day);
  });
});

describe('an instant', () => {
  it.each([
    ['2019-02-14T16:00:00Z', true],
    ['2019-02-14T17:00:00.123+01:00', true],
    ['2019-02-14T17:00', false],
    ['2019-02-30T17:00:00Z', false],
    ['2019-02-14', false],
    [20190214, false],
  ])('is %p: %p', (value, is) => {
    expect(isInstant(value)).toBe(is);
  });
});
