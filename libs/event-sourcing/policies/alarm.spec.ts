import { VirtualClock } from '../clock/virtual-clock.js';
import { LONGEST_TIMEOUT_MS, realAlarm, virtualAlarm } from './alarm.js';

/** A machine whose time is advanced by the spec. */
class ManualTime {
  readonly waits: number[] = [];
  #now = Date.parse('2019-02-14T00:00:00Z');
  #task: { readonly run: () => void; readonly at: number } | undefined;

  now = (): string => new Date(this.#now).toISOString();

  schedule = (run: () => void, milliseconds: number): (() => void) => {
    this.waits.push(milliseconds);
    this.#task = { run, at: this.#now + milliseconds };
    return () => {
      this.#task = undefined;
    };
  };

  passUntilIdle(): void {
    for (let task = this.#task; task !== undefined; task = this.#task) {
      this.#task = undefined;
      this.#now = task.at;
      task.run();
    }
  }
}

describe('the alarm of the real clock', () => {
  it('rings at its time, a hundred days ahead, without a timer longer than an hour', () => {
    const time = new ManualTime();
    const rung: string[] = [];
    realAlarm(time, time.schedule).set('2019-05-25T00:00:00.000Z', () => rung.push(time.now()));
    expect(rung).toEqual([]);
    time.passUntilIdle();
    expect(rung).toEqual(['2019-05-25T00:00:00.000Z']);
    expect(Math.max(...time.waits)).toBe(LONGEST_TIMEOUT_MS);
  });

  it('rings soon for a time that is past, and not when it is taken back', () => {
    const time = new ManualTime();
    let rung = 0;
    const cancel = realAlarm(time, time.schedule).set('2018-01-01T00:00:00.000Z', () => (rung += 1));
    expect([rung, time.waits]).toEqual([0, [0]]);
    cancel();
    time.passUntilIdle();
    expect(rung).toBe(0);
  });
});

describe('the alarm of a virtual clock', () => {
  it('rings once, when the clock is advanced to its time', () => {
    const clock = new VirtualClock('Europe/Berlin');
    let rung = 0;
    virtualAlarm(clock).set('2019-02-14T00:00:00.000Z', () => (rung += 1));
    clock.advancedTo('2019-02-13T00:00:00.000Z');
    expect(rung).toBe(0);
    clock.advancedTo('2019-02-14T00:00:00.000Z');
    clock.advancedTo('2019-02-15T00:00:00.000Z');
    expect(rung).toBe(1);
  });

  it('does not ring any more when it is taken back', () => {
    const clock = new VirtualClock('Europe/Berlin');
    let rung = 0;
    virtualAlarm(clock).set('2019-02-14T00:00:00.000Z', () => (rung += 1))();
    clock.advancedTo('2019-02-14T00:00:00.000Z');
    expect(rung).toBe(0);
  });
});
