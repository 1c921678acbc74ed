import type { DateRefined, Evolved } from '#event-sourcing';
import { idFrom } from '#event-sourcing';
import fc from 'fast-check';
import { basisQuestionsProjection } from '../../basis/basis-questions.projection.js';
import { decisionFacts } from '../../decision/decision-facts.js';
import { DIRECTORATE, DecisionScenario, scenarioStreams, PROCESS } from '../../testing/decision-scenario.fixture.js';
import { decisionStream } from '../../decision/decision.stream.js';
import { decisionsProjection } from '../../decision/decision.projection.js';
import { goalsProjection } from '../../goal/goal.projection.js';
import { readHarness } from '#shared-kernel/testing';
import { evolveMeasure } from '../measure.evolve.js';
import type { ExistingMeasure, Measure } from '../measure.state.js';
import { adoptionOf, openProvisions, recordsOf, lightInputOf } from '../measure.state.js';
import type { MeasureEvent } from '../measure.events.js';
import { measureStream } from '../measure.stream.js';
import { measuresProjection } from '../measure.projection.js';
import { rollUp } from '../board/roll-up.js';
import { weighted } from '../board/board-groups.js';
import { measuresAsOf } from './measures-as-of.js';
import { trafficLight } from '../traffic-light/traffic-light.js';

const MEASURES = [idFrom('measure 1'), idFrom('measure 2')] as const;
const DAY = '2019-06-01';
const STEPS = 150;
const SEEDS = Array.from({ length: 40 }, (_seed, index) => index + 1);

interface Step {
  readonly on: 0 | 1;
  readonly act: (typeof ACTS)[number] | (typeof ENDS)[number];
  readonly percent: number;
  readonly date: string;
}

const ACTS = [
  'ReviewMeasure',
  'decide',
  'decide with a provision',
  'AdoptMeasure',
  'meet',
  'StartMeasure',
  'ReportProgress',
  'ReportProgress',
  'SetSchedule',
  'SetBudget',
  'ReviseMeasure',
  'cover by decision',
  'WeighMeasure',
  'BlockMeasure',
  'UnblockMeasure',
  'AddMilestone',
  'OverrideTrafficLight',
  'EndTrafficLightOverride',
  'ReportCompletion',
  'DeclineCompletion',
  'question',
  'question its revision',
  'withdraw',
  'uphold',
  'replace',
] as const;

/** Its course ends with one of these, so that most of it is played. */
const ENDS = ['ConfirmCompletion', 'HandOverMeasure', 'withdraw'] as const;

const step: fc.Arbitrary<Step> = fc.record({
  on: fc.constantFrom(0, 1),
  act: fc.constantFrom(...ACTS),
  percent: fc.nat({ max: 100 }),
  date: fc.constantFrom('unknown', '2018', '2018-Q4', '2018-10-31', '2019-01-15', '2019-02'),
});

/** Two measures on real streams, and what is done to them at random. */
class RandomCourse {
  readonly harness = readHarness(scenarioStreams, [
    measuresProjection,
    decisionsProjection,
    basisQuestionsProjection,
    goalsProjection,
  ]);
  readonly scenario = new DecisionScenario(this.harness);
  #decisions = 0;
  readonly #lastDecision = new Map<string, string>();

  async begin(): Promise<void> {
    await this.scenario.prepare();
    for (const id of MEASURES) {
      const data = { process: PROCESS, kind: 'project', title: 'Wegweiser', source: 'Workshop', lead: DIRECTORATE };
      await this.harness.send(measureStream, { type: 'ProposeMeasure', id, creates: true, data });
    }
  }

  async state(id: string): Promise<ExistingMeasure> {
    let state: Measure = { status: 'unknown' };
    for (const stored of await this.harness.events(`measure-${id}`)) {
      // The measure's decider alone writes its stream.
      state = evolveMeasure(state, this.harness.registry.decode(stored) as Evolved<MeasureEvent | DateRefined>);
    }
    if (state.status === 'unknown') throw new Error('the measure is not there');
    return state;
  }

  async play(step: Step): Promise<void> {
    const id = MEASURES[step.on];
    const state = await this.state(id);
    const record = this.#lastDecision.get(id);
    const act: string = step.act;
    switch (act) {
      case 'decide':
        await this.#decide(id, state.version, []);
        break;
      case 'decide with a provision':
        await this.#decide(id, state.version, [{ kind: 'budget' }]);
        break;
      case 'cover by decision':
        await this.#decide(id, state.version, []);
        await this.#tell(id, 'ReviseMeasure', { decision: { kind: 'record', decision: this.#lastDecision.get(id) } });
        break;
      case 'meet':
        await this.#meet(record);
        break;
      default: {
        const { type, data, occurredOn } = commandOf(step, state, record ?? idFrom('no decision'));
        await this.#tell(id, type, data, occurredOn);
      }
    }
  }

  async #tell(id: string, type: string, data: object, occurredOn?: string): Promise<void> {
    const deviations = type === 'ConfirmCompletion' ? [{ rule: 'fourEyes', reason: 'a spec has one actor' }] : [];
    const on = occurredOn === undefined ? {} : { occurredOn };
    await this.harness.send(measureStream, { type, id, data, deviations, ...on });
  }

  async #decide(measure: string, version: number, provisions: readonly object[]): Promise<void> {
    this.#decisions += 1;
    const id = idFrom(['decision', this.#decisions]);
    const decides = [{ kind: 'measure', id: measure, version }];
    const data = { process: PROCESS, kind: 'executive', title: 'Start', by: { kind: 'unknown' }, decides, provisions };
    const result = await this.harness.send(decisionStream, { type: 'RecordDecision', id, creates: true, data });
    if (result.done) this.#lastDecision.set(measure, id);
  }

  async #meet(record: string | undefined): Promise<void> {
    if (record === undefined) return;
    const [recorded] = await this.harness.events(`decision-${record}`);
    const data = recorded?.data as { readonly provisions: readonly { readonly provision: string }[] };
    const provision = data.provisions[0]?.provision;
    if (provision === undefined) return;
    await this.harness.send(decisionStream, { type: 'MeetDecisionProvision', id: record, data: { provision } });
  }
}

interface Told {
  readonly type: string;
  readonly data: object;
  readonly occurredOn?: string;
}

function commandOf({ act: of, percent, date }: Step, state: ExistingMeasure, record: string): Told {
  const act: string = of;
  const decision = { kind: 'record', decision: record };
  const question = state.questions.find(({ ended }) => ended === undefined)?.question ?? idFrom('no question');
  const basis = adoptionOf(state)?.decision ?? state.revisedBy ?? decision;
  const reason = { reason: 'r' };
  switch (act) {
    case 'question':
      return { type: 'QuestionMeasureBasis', data: { decision: basis, cause: idFrom(percent), why: 'void' } };
    case 'question its revision':
      return {
        type: 'QuestionMeasureBasis',
        data: { decision: state.revisedBy ?? decision, cause: idFrom(percent), why: 'void' },
      };
    case 'withdraw':
      return { type: 'ResolveMeasureBasis', data: { ...reason, question, how: 'withdrawn' } };
    case 'uphold':
      return { type: 'ResolveMeasureBasis', data: { ...reason, question, how: 'upheld' } };
    case 'replace':
      return { type: 'ResolveMeasureBasis', data: { ...reason, question, how: 'replaced', decision } };
    case 'ReportProgress':
      return { type: act, data: { ...reason, percent }, occurredOn: date };
    default:
      return { type: act, data: { ...DATA[of]?.(percent, date), ...(act === 'AdoptMeasure' && { decision }) } };
  }
}

const DATA: Readonly<Partial<Record<Step['act'], (percent: number, date: string) => object>>> = {
  SetSchedule: (percent, date) => ({ start: date, end: percent > 50 ? '2019-03' : '2019-12' }),
  SetBudget: (amount) => ({ amount, currency: 'EUR' }),
  ReviseMeasure: (percent) => ({ title: `Wegweiser ${percent}` }),
  WeighMeasure: (percent) => ({ weight: percent + 1 }),
  AddMilestone: (_percent, due) => ({ title: 'Raum', due }),
  OverrideTrafficLight: (percent) => ({ light: 'amber', reason: 'r', ...(percent > 50 && { until: '2019-12-31' }) }),
  BlockMeasure: () => ({ reason: 'r' }),
  DeclineCompletion: () => ({ reason: 'r' }),
  HandOverMeasure: () => ({ to: { kind: 'organisation', id: DIRECTORATE } }),
};

describe('a measure as it is read', () => {
  it.each(SEEDS)('is what its stream says, whatever was done to it (seed %i)', async (seed) => {
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
        const standing = lightInputOf(state, waits);
        const { version, weight, deviatesFromDecision } = state;
        expect({
          ...{ id: row.id, status, light, version: row.version, weight: row.weight },
          deviatesFromDecision: row.deviatesFromDecision,
          decision: row.decision,
          revisedBy: row.revisedBy,
          percent: status === 'completed' ? standing.percent : (progress?.percent ?? null),
          waits: beside.provisions === 'open',
          isQuestioned: beside.isQuestioned,
        }).toEqual({
          ...{ id: row.id, status: standing.status, light: trafficLight(standing, DAY), version, weight },
          deviatesFromDecision,
          decision: adoption?.decision ?? null,
          revisedBy: state.revisedBy ?? null,
          percent: standing.percent,
          waits: waits || openProvisions(state).length > 0,
          isQuestioned: standing.isQuestioned,
        });
      }
      const { percent } = rollUp(shown.map(weighted));
      expect(percent === null || (percent >= 0 && percent <= 100)).toBe(true);
    } finally {
      await course.harness.close();
    }
  });
});
