import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { DefinitionChoice } from '../deployment/chosen-version.js';
import { boundVersion } from '../deployment/chosen-version.js';
import { valueAt } from '../engine/value-at.js';
import type { Started, WorkflowEngine } from '../engine/workflow-engine.js';
import { MAX_CALL_DEPTH } from '../instance/calls.js';
import type { CallAnswer } from '../instance/calls.js';
import type { OpenCall, OpenInstance, ProcessInstance } from '../instance/instance-state.js';
import type { CalledBy } from '../instance/steps.js';
import type { NamedValues } from '../instance/variables.js';
import { valuesOf, valuesVisibleFrom } from '../instance/variables.js';
import { byWorkflow } from '../messages/by-workflow.js';
import { processCalls } from '../projection/workflow.tables.js';
import type { OpenWork } from './leading-work.js';
import { Recently } from './recently.js';

type CallRow = RowOf<typeof processCalls>;

const BATCH = 100;

/**
 * Calls between instances: begins the called one, tells the caller how it ended, and cancels it when nobody waits for it any
 * more. The called instance's key follows from the call, so that a repetition finds it.
 */
export class CallWork implements OpenWork {
  readonly name = 'calls';
  readonly #sent = new Recently();

  constructor(
    private readonly engine: WorkflowEngine,
    private readonly reads: Pick<Reads, 'rows'>,
  ) {}

  async round(): Promise<boolean> {
    const begun = await this.#each(
      'begin',
      (row) => this.#begin(row),
      (rows) => rows.where('open', '=', true).where('child', 'is', null),
    );
    const ended = await this.#each(
      'end',
      (row) => this.#end(row),
      (rows) => rows.where('open', '=', true).where('childEnded', '=', true),
    );
    const failed = await this.#each(
      'fail',
      (row) => this.#fail(row),
      (rows) => rows.where('open', '=', true).where('error', 'is not', null),
    );
    const left = await this.#each(
      'cancel',
      (row) => this.#cancel(row),
      (rows) => rows.where('open', '=', false).where('childEnded', '=', false).where('child', 'is not', null),
    );
    return begun || ended || failed || left;
  }

  /** True when a whole batch was done: there may be more. */
  async #each(
    act: string,
    work: (row: CallRow) => Promise<void>,
    which: NonNullable<Parameters<typeof this.reads.rows<typeof processCalls>>[1]>,
  ): Promise<boolean> {
    const rows = await this.reads.rows(processCalls, (all) => which(all).orderBy('key').limit(BATCH));
    // The read model needs a moment to show what was done.
    const due = rows.filter(({ key }) => !this.#sent.has(`${act}:${key}`));
    await Promise.all(
      due.map(async (row) => {
        await work(row);
        this.#sent.add(`${act}:${row.key}`);
      }),
    );
    return due.length === BATCH;
  }

  async #begin(row: CallRow): Promise<void> {
    const caller = await this.#caller(row);
    if (caller === undefined) return;
    const { state, call } = caller;
    const calledBy = calledByOf(row, state, call);
    if (calledBy.depth > MAX_CALL_DEPTH) {
      await this.#answer(row, call, refusal(`more than ${MAX_CALL_DEPTH} instances call each other`), {});
      return;
    }
    const variables = await this.#given(state, call);
    const choice = await this.#choice(state, call);
    const started =
      choice && (await this.engine.start(choice, { variables, calledBy }, byWorkflow(`call:${row.key}:begin`)));
    const why = started === undefined ? missing(call) : reasonOf(started, call);
    if (why === undefined) return;
    await this.#answer(row, call, refusal(why), {});
  }

  /** The version that the call binds; `undefined` when it is not deployed. */
  async #choice(
    { definition }: OpenInstance,
    { called, binding, versionTag }: OpenCall,
  ): Promise<DefinitionChoice | undefined> {
    const { versions, byKey } = await this.engine.deployments();
    const deployment = byKey.get(definition.key)?.deployment;
    const version = boundVersion(versions.get(called) ?? [], binding, { deployment, tag: versionTag });
    return version && { key: version.key };
  }

  async #given(state: OpenInstance, { of }: OpenCall): Promise<NamedValues> {
    const model = await this.engine.modelOf(state.definition);
    const element = model.elements.get(state.elements.get(of)?.element ?? '');
    return valuesVisibleFrom(state, of, element?.work === 'call' && !element.givesAll);
  }

  async #end(row: CallRow): Promise<void> {
    const caller = await this.#caller(row);
    if (caller === undefined || row.child === null) return;
    const child = await this.engine.instance(row.child.toString());
    const isOver = child.status === 'completed' || child.status === 'cancelled';
    await this.#answer(row, caller.call, { outcome: 'completed' }, isOver ? valuesOf(child.variables) : {});
  }

  async #fail(row: CallRow): Promise<void> {
    const caller = await this.#caller(row);
    if (caller === undefined || row.child === null || row.error === null) return;
    const given = await valueAt(this.engine, row.child, row.errorAt, row.errorIndex);
    // What was stored at this place are the variables by name.
    const variables = (typeof given === 'object' && given !== null ? given : {}) as NamedValues;
    await this.#answer(row, caller.call, { outcome: 'error', code: row.error }, variables);
  }

  async #cancel({ key, child }: CallRow): Promise<void> {
    if (child === null) return;
    await this.engine.send(
      child.toString(),
      'CancelProcessInstance',
      { byCaller: true },
      byWorkflow(`call:${key}:cancel`),
    );
  }

  async #caller(row: CallRow): Promise<{ readonly state: OpenInstance; readonly call: OpenCall } | undefined> {
    const instance = row.instance.toString();
    const [state, place] = await Promise.all([this.engine.instance(instance), this.engine.locate(row.key.toString())]);
    const call = place && callOf(state, place.part);
    return call === undefined || state.status !== 'running' ? undefined : { state, call };
  }

  /** A refusal means that the call was closed meanwhile. */
  async #answer(row: CallRow, { part }: OpenCall, answer: CallAnswer, variables: NamedValues): Promise<void> {
    const data = { call: part, variables, ...answer };
    await this.engine.send(row.instance.toString(), 'AnswerCall', data, byWorkflow(`call:${row.key}:answer`));
  }
}

function callOf(state: ProcessInstance, part: number): OpenCall | undefined {
  return state.status === 'running' ? state.calls.get(part) : undefined;
}

function calledByOf(
  { key, instance, elementInstance }: CallRow,
  { calledBy }: OpenInstance,
  { part }: OpenCall,
): CalledBy {
  return {
    instance: instance.toString(),
    part,
    call: key.toString(),
    activity: elementInstance.toString(),
    root: calledBy?.root ?? instance.toString(),
    depth: (calledBy?.depth ?? 0) + 1,
  };
}

/** Why no instance could be begun; nothing when one was, now or before, or when it is tried again. */
function reasonOf(started: Started, call: OpenCall): string | undefined {
  if (started.started) return undefined;
  if (started.refusal === 'definition does not exist') return missing(call);
  const { kind, reason } = started.refusal;
  // The variables of the caller may have changed since: the instance was begun with the former ones.
  return kind === 'keyReused' || kind === 'concurrentChange' ? undefined : reason;
}

function missing({ called, binding, versionTag }: OpenCall): string {
  const which = {
    latest: '',
    deployment: ' in the deployment of its caller',
    versionTag: ` with the version tag ${versionTag}`,
  };
  return `the process ${called} is not deployed${which[binding]}; deploy it and resolve the incident`;
}

function refusal(reason: string): CallAnswer {
  return { outcome: 'refused', reason };
}
