import type { Clock } from './clock.js';
import { realBusinessClock, STEADY_FOR } from './clock.js';

/** A machine whose clock is put to any time. */
function machine(now: string): Clock & { put(to: string): void } {
  return {
    now: () => now,
    put: (to) => {
      now = to;
    },
  };
}

describe('The real business clock', () => {
  it('stands still while the machine makes up for a small correction, also at midnight', () => {
    const clock = machine('2019-02-13T23:00:10.000Z');
    const business = realBusinessClock('Europe/Berlin', clock);
    expect([business.now(), business.today()]).toEqual(['2019-02-13T23:00:10.000Z', '2019-02-14']);
    clock.put('2019-02-13T22:59:40.000Z');
    expect([business.now(), business.today()]).toEqual(['2019-02-13T23:00:10.000Z', '2019-02-14']);
    clock.put('2019-02-13T23:00:10.001Z');
    expect(business.now()).toBe('2019-02-13T23:00:10.001Z');
  });

  it('follows a machine that was wrong by more than such a correction', () => {
    const clock = machine('2030-01-01T00:00:00.000Z');
    const business = realBusinessClock('Europe/Berlin', clock);
    business.now();
    clock.put('2019-02-14T16:00:00.000Z');
    expect([business.now(), business.today()]).toEqual(['2019-02-14T16:00:00.000Z', '2019-02-14']);
    clock.put(new Date(Date.parse('2019-02-14T16:00:00.000Z') - STEADY_FOR).toISOString());
    expect(business.now()).toBe('2019-02-14T16:00:00.000Z');
  });
});
