import fc from 'fast-check';
import { decisionFacts } from '../../decision/decision-facts.js';
import { weighted } from '../board/board-groups.js';
import { rollUp } from '../board/roll-up.js';
import { adoptionOf, lightInputOf, openProvisions, recordsOf } from '../measure.state.js';
import { trafficLight } from '../traffic-light/traffic-light.js';
import { measuresAsOf } from './measures-as-of.js';
import { MEASURES, RandomCourse } from './random-course.fixture.js';
import { ENDS, step } from './random-step.fixture.js';

const DAY = '2019-06-01';
const STEPS = 150;
const SEEDS = Array.from({ length: 40 }, (_seed, index) => index + 1);

describe('a measure as of a day', () => {
  it.each(SEEDS)('agrees with its stream after random commands (seed %i)', async (seed) => {
    const course = new RandomCourse();
    try {
      await course.begin();
      const [steps = []] = fc.sample(fc.array(step, { minLength: STEPS, maxLength: STEPS }), { seed, numRuns: 1 });
      for (const one of steps) await course.play(one);
      for (const act of ENDS) await course.play({ on: 0, act, percent: 0, date: '2019-02' });
      const reads = await course.harness.read();
      const shown = await measuresAsOf(reads, DAY, (rows) => rows.where('id', 'in', MEASURES));
      for (const { row, status, light, progress, ...beside } of shown) {
        const state = await course.state(row.id);
        const adoption = adoptionOf(state);
        const facts = await Promise.all(
          recordsOf(state).map((decision) => decisionFacts({ kind: 'record', decision }, course.scenario.reader)),
        );
        const waits = facts.some((one) => one.effect === 'adopts' && one.openProvisions.length > 0);
        const input = lightInputOf(state, waits);
        const { version, weight, deviatesFromDecision } = state;
        expect({
          ...{ id: row.id, status, light, version: row.version, weight: row.weight },
          deviatesFromDecision: row.deviatesFromDecision,
          decision: row.decision,
          revisedBy: row.revisedBy,
          percent: status === 'completed' ? input.percent : (progress?.percent ?? null),
          waits: beside.provisions === 'open',
          isQuestioned: beside.isQuestioned,
        }).toEqual({
          ...{ id: row.id, status: input.status, light: trafficLight(input, DAY), version, weight },
          deviatesFromDecision,
          decision: adoption?.decision ?? null,
          revisedBy: state.revisedBy ?? null,
          percent: input.percent,
          waits: waits || openProvisions(state).length > 0,
          isQuestioned: input.isQuestioned,
        });
      }
      const { percent } = rollUp(shown.map(weighted));
      expect(percent === null || (percent >= 0 && percent <= 100)).toBe(true);
    } finally {
      await course.harness.close();
    }
  });
});
