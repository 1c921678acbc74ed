import { startStopwatch } from './stopwatch.js';

const started = (): { steady: number; wall: number; watch: ReturnType<typeof startStopwatch> } => {
  const time = { steady: 10, wall: 1_000_000 };
  const watch = startStopwatch({ steady: () => time.steady, wall: () => time.wall });
  return Object.assign(time, { watch });
};

describe('a stopwatch', () => {
  it('measures the time since its start', () => {
    const time = started();
    time.steady += 400;
    time.wall += 400;
    expect([time.watch.atLeast(), time.watch.atMost()]).toEqual([400, 400]);
  });

  it('counts a suspension in its upper bound', () => {
    const time = started();
    time.wall += 30_000;
    expect([time.watch.atLeast(), time.watch.atMost()]).toEqual([0, 30_000]);
  });

  it('ignores a wall clock that is set back', () => {
    const time = started();
    time.steady += 400;
    time.wall -= 3_600_000;
    expect([time.watch.atLeast(), time.watch.atMost()]).toEqual([400, 400]);
  });

  it("uses the machine's clocks by default", () => {
    const watch = startStopwatch();
    const least = watch.atLeast();
    expect(least).toBeGreaterThanOrEqual(0);
    expect(watch.atMost()).toBeGreaterThanOrEqual(least);
  });
});
