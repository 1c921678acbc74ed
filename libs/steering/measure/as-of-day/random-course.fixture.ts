import type { DateRefined, Evolved } from '#event-sourcing';
import { idFrom } from '#event-sourcing';
import { readHarness } from '#shared-kernel/testing';
import { basisQuestionsProjection } from '../../basis/basis-questions.projection.js';
import { decisionsProjection } from '../../decision/decision.projection.js';
import { decisionStream } from '../../decision/decision.stream.js';
import { goalsProjection } from '../../goal/goal.projection.js';
import { DecisionScenario, DIRECTORATE, PROCESS, scenarioStreams } from '../../testing/decision-scenario.fixture.js';
import type { MeasureEvent } from '../measure.events.js';
import { evolveMeasure } from '../measure.evolve.js';
import { measuresProjection } from '../measure.projection.js';
import type { ExistingMeasure, Measure } from '../measure.state.js';
import { measureStream } from '../measure.stream.js';
import type { Step } from './random-step.fixture.js';
import { commandOf } from './random-step.fixture.js';

export const MEASURES = [idFrom('measure 1'), idFrom('measure 2')] as const;

/** Two measures on real streams, and random steps on them. */
export class RandomCourse {
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
        await this.#send(id, 'ReviseMeasure', { decision: { kind: 'record', decision: this.#lastDecision.get(id) } });
        break;
      case 'meet':
        await this.#meet(record);
        break;
      default: {
        const { type, data, occurredOn } = commandOf(step, state, record ?? idFrom('no decision'));
        await this.#send(id, type, data, occurredOn);
      }
    }
  }

  async #send(id: string, type: string, data: object, occurredOn?: string): Promise<void> {
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
    // The first event of a decision is DecisionRecorded.
    const data = recorded?.data as { readonly provisions: readonly { readonly provision: string }[] };
    const provision = data.provisions[0]?.provision;
    if (provision === undefined) return;
    await this.harness.send(decisionStream, { type: 'MeetDecisionProvision', id: record, data: { provision } });
  }
}
