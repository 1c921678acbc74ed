import type { Json } from '#event-sourcing';
import type { BoundForms } from '../instance/form-reference.js';
import type { FeelClock } from '../feel/expression.js';
import { replay } from '../instance/replay.js';
import type { ProcessInstance } from '../instance/instance-state.js';
import type { PinnedDefinition, Step } from '../instance/steps.js';
import type { Advanced, AdvanceResult, InstanceStart } from '../instance/triggers.js';
import type { NamedValues } from '../instance/variables.js';
import { completeJob, goOn, start } from '../instance/triggers.js';
import { compileFile } from '../model/compile-process.js';
import { describeFinding } from '../model/finding.js';
import type { ProcessModel } from '../model/process-model.js';
import { readBpmn } from '../model/read-bpmn.js';
import { workingCalendar } from '../timers/working-calendar.js';

export const clock: FeelClock = {
  now: '2019-02-14T16:00:00+01:00@Europe/Berlin',
  today: '2019-02-14',
  at: '2019-02-14T15:00:00.000Z',
  zone: 'Europe/Berlin',
  calendar: workingCalendar('RP', []),
};

export const pinned: PinnedDefinition = { key: '1', process: 'process', version: 1, sha256: '0'.repeat(64) };

/** The model of a file's only process. @throws Error with all findings */
export async function modelOf(xml: string): Promise<ProcessModel> {
  const result = await readBpmn(xml);
  const compiled = result.read ? compileFile(result.model) : { processes: [], findings: [] };
  const findings = [...result.findings, ...compiled.findings];
  const [model] = compiled.processes;
  if (model === undefined || findings.length > 0) throw new Error(findings.map(describeFinding).join('\n'));
  return model;
}

/** An instance that runs in memory. Each event is replayed too, and the two states are compared. */
export class PlayedInstance {
  readonly events: Advanced[] = [];
  #state: ProcessInstance = { status: 'unknown' };

  constructor(
    readonly model: ProcessModel,
    variables: NamedValues = {},
    readonly forms: BoundForms = new Map(),
    by: Pick<InstanceStart, 'event' | 'calledBy'> = {},
  ) {
    this.apply((facts) => start({ definition: pinned, variables, ...by }, facts));
  }

  get state(): ProcessInstance {
    return this.#state;
  }

  get facts() {
    return { model: this.model, clock, forms: this.forms };
  }

  /** Applies a trigger and all work that follows from it. @throws Error when it is refused */
  apply(trigger: (facts: PlayedInstance['facts'], state: ProcessInstance) => AdvanceResult): this {
    let result = trigger(this.facts, this.#state);
    for (;;) {
      if (!result.advanced) throw new Error(result.refusal);
      this.events.push(result.event);
      // What is stored is JSON: nothing else may matter.
      const stored = JSON.parse(JSON.stringify(result.event)) as Advanced;
      const replayed = replay(this.#state, stored);
      expect(replayed).toEqual(result.state);
      this.#state = replayed;
      if (replayed.status !== 'running' || replayed.agenda.length === 0) return this;
      result = goOn(this.#state, this.facts);
    }
  }

  /** Completes the first open job of this type. */
  complete(type: string, results: NamedValues = {}): this {
    const job = this.jobs.find((one) => one.type === type);
    if (job === undefined) throw new Error(`no job of the type ${type} is open`);
    return this.apply((facts, state) => completeJob(state, job.part, results, facts));
  }

  get tasks() {
    return this.#state.status === 'running' ? [...this.#state.tasks.values()] : [];
  }

  /** The only open task. */
  get task() {
    const [task] = this.tasks;
    if (task === undefined || this.tasks.length > 1) throw new Error(`${this.tasks.length} tasks are open`);
    return task;
  }

  get jobs() {
    return this.#state.status === 'running' ? [...this.#state.jobs.values()] : [];
  }

  /** The part of the only open job. */
  get jobPart(): number {
    const [job] = this.jobs;
    if (job === undefined || this.jobs.length > 1) throw new Error(`${this.jobs.length} jobs are open`);
    return job.part;
  }

  get jobTypes(): readonly string[] {
    return this.jobs.map(({ type }) => type).sort();
  }

  get incidents() {
    return this.#state.status === 'running' ? [...this.#state.incidents.values()] : [];
  }

  get steps(): readonly Step[] {
    return this.events.flatMap(({ steps }) => steps);
  }

  /** Ids of the elements in the order in which they were left. */
  get left(): readonly string[] {
    const entered = new Map(this.steps.flatMap((one) => (one.kind === 'entered' ? [[one.part, one.element]] : [])));
    return this.steps.flatMap((one) => (one.kind === 'left' ? [entered.get(one.part) ?? ''] : []));
  }

  /** The variables of the process by name. */
  get variables(): Readonly<Record<string, Json>> {
    if (!('variables' in this.#state)) return {};
    const variables = this.#state.status === 'running' ? this.#state.variables.get(0) : this.#state.variables;
    return Object.fromEntries([...(variables ?? [])].map(([name, { value }]) => [name, value]));
  }
}

/** Begins an instance of the file's process. */
export async function play(xml: string, variables: NamedValues = {}, event?: string): Promise<PlayedInstance> {
  return new PlayedInstance(await modelOf(xml), variables, new Map(), event === undefined ? {} : { event });
}
