import fc from 'fast-check';
import { MEASURE_KINDS } from '../measure-content.js';
import { MEASURE_STATUSES } from '../measure-status.js';
import type { Weighted } from './roll-up.js';
import { rollUp } from './roll-up.js';

const nothing = { notAdopted: 0, permanentTasks: 0, unknownProgress: 0, dropped: 0, handedOver: 0 };
const project = (status: Weighted['status'], percent: number | null, weight = 1): Weighted => ({
  status,
  kind: 'project',
  weight,
  percent,
});

describe('the progress of several measures', () => {
  it('is weighed, and a completed one counts whole', () => {
    expect(rollUp([project('inProgress', 50, 3), project('completed', 80)])).toEqual({
      percent: 62.5,
      counted: 2,
      leftOut: nothing,
    });
  });

  it('is unknown while no progress is known', () => {
    expect(rollUp([]).percent).toBeNull();
    expect(rollUp([project('adopted', null)])).toEqual({
      percent: null,
      counted: 0,
      leftOut: { ...nothing, unknownProgress: 1 },
    });
  });

  it('names the measures that it left out', () => {
    const measures: readonly Weighted[] = [
      project('proposed', 10),
      project('reviewed', null),
      project('rejected', null),
      project('cancelled', 30),
      project('superseded', 30),
      project('handedOver', null),
      project('handedOver', 40),
      { ...project('inProgress', null), kind: 'permanentTask' },
      { ...project('handedOver', null), kind: 'permanentTask' },
      project('blocked', null),
    ];
    expect(rollUp(measures)).toEqual({
      percent: 40,
      counted: 1,
      leftOut: { notAdopted: 2, permanentTasks: 2, unknownProgress: 1, dropped: 3, handedOver: 1 },
    });
  });

  it('lies within 0 and 100 and counts every measure', () => {
    const measure: fc.Arbitrary<Weighted> = fc.record({
      status: fc.constantFrom(...MEASURE_STATUSES),
      kind: fc.constantFrom(...MEASURE_KINDS),
      weight: fc.integer({ min: 1, max: 1000 }),
      percent: fc.option(fc.integer({ min: 0, max: 100 })),
    });
    fc.assert(
      fc.property(fc.array(measure, { maxLength: 200 }), (measures) => {
        const { percent, counted, leftOut } = rollUp(measures);
        expect(counted + Object.values(leftOut).reduce((sum, one) => sum + one, 0)).toBe(measures.length);
        expect(percent === null).toBe(counted === 0);
        expect(percent ?? 0).toBeGreaterThanOrEqual(0);
        expect(percent ?? 0).toBeLessThanOrEqual(100);
      }),
    );
  });
});
