import type { Json } from '#event-sourcing';
import type { FeelClock } from '../feel/expression.js';
import type { FormRefusal } from '../forms/check-form.js';
import { checkForm } from '../forms/check-form.js';
import type { Form } from '../forms/form-model.js';
import type { ProcessModel } from '../model/process-model.js';
import { Advance } from './advance.js';
import { applyTrigger, draftOf, newDraft, stateOf } from './apply-steps.js';
import { complete } from './completing.js';
import { doWork } from './do-work.js';
import { passError } from './open-call.js';
import { throwError } from './errors.js';
import { beginEnding } from './ending.js';
import type { OpenInstance, ProcessInstance } from './instance-state.js';
import type { BoundForms } from './form-reference.js';
import type {
  CalledBy,
  InstanceLabels,
  Part,
  PinnedDefinition,
  StartedBy,
  StartedByTimer,
  Step,
  Trigger,
} from './steps.js';
import type { TaskRefusal } from './task-refusals.js';
import type { NamedValues } from './variables.js';
import { setLocal, setVisible, tooLargeAmong } from './variables.js';

/** What one trigger did: stored as one event. */
export interface Advanced {
  readonly process: string;
  readonly definition: string;
  readonly trigger: Trigger;
  readonly steps: readonly Step[];
  readonly values: readonly Json[];
  readonly blocks?: readonly string[];
  readonly more?: true;
  readonly calledBy?: CalledBy;
}

export type AdvanceRefusal =
  | TaskRefusal
  | FormRefusal
  | 'process instance is not running'
  | 'job does not exist or is no longer open'
  | 'incident does not exist or is resolved'
  | 'the command is not asked for any more'
  | 'no violated rule is known that a deviation could name'
  | 'the job still has no retries'
  | 'the scope does not exist or has ended'
  | 'the call does not exist or is answered'
  | 'cancel the instance that called it'
  | 'the wait does not exist or has ended'
  | 'the deadline is computed with this calendar'
  | 'the message has come here already'
  | 'the process has no such start event'
  | 'a variable is too large'
  | 'nothing is left to be done';

export type AdvanceResult =
  | { readonly advanced: true; readonly event: Advanced; readonly state: ProcessInstance }
  | { readonly advanced: false; readonly refusal: Exclude<AdvanceRefusal, BadValue> }
  | { readonly advanced: false; readonly refusal: BadValue; readonly field: string };

/** Values that a caller gave and that cannot be taken; the refusal names the first one. */
type BadValue = 'a variable is too large' | FormRefusal;

/** What a decision may use beside the state: the model that the instance is pinned to, and the time. */
export interface AdvanceFacts {
  readonly model: ProcessModel;
  readonly clock: FeelClock;
  /** The forms that the model binds; left out: none. */
  readonly forms?: BoundForms;
  /** The form of the task that is being completed, or of the instance that is being started. */
  readonly form?: Form;
}

export interface InstanceStart {
  readonly definition: PinnedDefinition;
  readonly variables: NamedValues;
  readonly labels?: InstanceLabels;
  /** Id of the start event whose trigger came; left out: the start event without a trigger. */
  readonly event?: string;
  /** The call that began it. */
  readonly calledBy?: CalledBy;
  /** What started it, if nobody asked for it. */
  readonly by?: StartedBy | StartedByTimer;
}

export function start(
  { definition, variables, labels = {}, event, by, calledBy }: InstanceStart,
  facts: AdvanceFacts,
): AdvanceResult {
  const { model } = facts;
  if (!hasStart(model, event)) return refused('the process has no such start event');
  const tooLarge = tooLargeIn(variables);
  if (tooLarge !== undefined) return tooLarge;
  const mistake = facts.form === undefined ? undefined : checkForm(facts.form, variables, facts.clock);
  if (mistake !== undefined) return { advanced: false, ...mistake };
  const advance = new Advance(model, newDraft(definition, calledBy), facts.clock, facts.forms);
  const begun = event === undefined ? {} : { start: event };
  advance.emit({ kind: 'entered', part: 0, element: model.id, type: 'process', ...begun });
  for (const [name, value] of Object.entries(variables)) setLocal(advance, 0, name, value);
  return finish(advance, {
    kind: 'start',
    definition,
    ...(event !== undefined && { event }),
    ...(by !== undefined && { by }),
    ...labels,
  });
}

function hasStart(model: ProcessModel, event: string | undefined): boolean {
  const process = model.elements.get(model.id);
  if (event === undefined) return process?.work === 'scope' && process.start !== undefined;
  const start = model.elements.get(event);
  return start?.kind === 'startEvent' && start.scope === model.id;
}

export function completeJob(
  state: ProcessInstance,
  job: Part,
  results: NamedValues,
  facts: AdvanceFacts,
): AdvanceResult {
  return onRunning(state, facts, { kind: 'jobCompleted', job }, (advance) => {
    const open = advance.draft.jobs.get(job);
    if (open === undefined) return refused('job does not exist or is no longer open');
    const tooLarge = tooLargeIn(results);
    if (tooLarge !== undefined) return tooLarge;
    dropIncidentsOf(advance, job);
    advance.emit({ kind: 'jobClosed', part: job, how: 'completed' });
    const element = advance.element(advance.active(open.of).element);
    complete(advance, open.of, element, new Map(Object.entries(results)));
    return undefined;
  });
}

export interface JobFailure {
  readonly retries: number;
  readonly message?: string;
  /** Machine clock, ISO 8601 UTC. */
  readonly notBefore?: string;
  readonly variables: NamedValues;
}

/** A worker gave up: it is tried again, or with no retries left an incident asks a person. */
export function failJob(state: ProcessInstance, job: Part, failure: JobFailure, facts: AdvanceFacts): AdvanceResult {
  return onRunning(state, facts, { kind: 'jobFailed', job }, (advance) => {
    const open = advance.draft.jobs.get(job);
    if (open === undefined) return refused('job does not exist or is no longer open');
    const { retries, message, notBefore, variables } = failure;
    const tooLarge = tooLargeIn(variables);
    if (tooLarge !== undefined) return tooLarge;
    for (const [name, value] of Object.entries(variables)) setLocal(advance, open.of, name, value);
    const said = message === undefined ? {} : { message: advance.keep(message) };
    const later = notBefore === undefined ? {} : { notBefore };
    advance.emit({ kind: 'jobFailed', part: job, retries, ...said, ...later });
    if (retries > 0 || incidentOf(advance.draft, job) !== undefined) return undefined;
    advance.raise(open.of, 'JOB_NO_RETRIES', message ?? 'no retries are left', { job });
    return undefined;
  });
}

export interface JobError {
  readonly code: string;
  readonly message?: string;
  readonly variables: NamedValues;
}

/** A worker reports an error of the domain. A boundary event catches it, or an incident asks a person. */
export function throwJobError(state: ProcessInstance, job: Part, error: JobError, facts: AdvanceFacts): AdvanceResult {
  const { code, message, variables } = error;
  return onRunning(state, facts, { kind: 'jobErrorThrown', job, code }, (advance) => {
    const open = advance.draft.jobs.get(job);
    if (open === undefined) return refused('job does not exist or is no longer open');
    const tooLarge = tooLargeIn(variables);
    if (tooLarge !== undefined) return tooLarge;
    if (incidentOf(advance.draft, job) !== undefined) return undefined;
    if (throwError(advance, open.of, code, variables)) return undefined;
    if (advance.draft.calledBy !== undefined) {
      advance.emit({ kind: 'jobClosed', part: job, how: 'cancelled' });
      passError(advance, open.of, code, variables);
      return undefined;
    }
    for (const [name, value] of Object.entries(variables)) setLocal(advance, open.of, name, value);
    const said = message === undefined ? '' : `: ${message}`;
    advance.raise(open.of, 'UNHANDLED_ERROR_EVENT', `no event catches the error ${code}${said}`, { job });
    return undefined;
  });
}

export function updateJob(state: ProcessInstance, job: Part, retries: number, facts: AdvanceFacts): AdvanceResult {
  return onRunning(state, facts, { kind: 'jobUpdated', job }, (advance) => {
    if (!advance.draft.jobs.has(job)) return refused('job does not exist or is no longer open');
    advance.emit({ kind: 'jobUpdated', part: job, retries });
    return undefined;
  });
}

/** `local`: the variables become the scope's own; else each changes where it is visible from the scope. */
export function setVariables(
  state: ProcessInstance,
  change: { readonly scope: Part; readonly variables: NamedValues; readonly local: boolean },
  facts: AdvanceFacts,
): AdvanceResult {
  const { scope, variables, local } = change;
  return onRunning(state, facts, { kind: 'variablesSet', scope }, (advance) => {
    if (!advance.draft.elements.has(scope)) return refused('the scope does not exist or has ended');
    const tooLarge = tooLargeIn(variables);
    if (tooLarge !== undefined) return tooLarge;
    const set = local ? setLocal : setVisible;
    for (const [name, value] of Object.entries(variables)) set(advance, scope, name, value);
    return undefined;
  });
}

/** `byCaller`: the call that began it is no longer waited for; only so can a called instance be cancelled. */
export function cancel(state: ProcessInstance, facts: AdvanceFacts, byCaller = false): AdvanceResult {
  return onRunning(state, facts, { kind: 'cancelled' }, (advance) => {
    if (advance.draft.calledBy !== undefined && !byCaller) return refused('cancel the instance that called it');
    beginEnding(advance, 0);
    return undefined;
  });
}

/** Takes up the work that an earlier event had no room for. */
export function goOn(state: ProcessInstance, facts: AdvanceFacts): AdvanceResult {
  return onRunning(state, facts, { kind: 'continued' }, (advance) =>
    advance.draft.agenda.length === 0 ? refused('nothing is left to be done') : undefined,
  );
}

export type Refused = Extract<AdvanceResult, { readonly advanced: false }>;

export function refused(refusal: Exclude<AdvanceRefusal, BadValue>): Refused {
  return { advanced: false, refusal };
}

/** A trigger to an instance that runs, and all that follows from it. */
export function onRunning(
  state: ProcessInstance,
  facts: AdvanceFacts,
  trigger: Trigger,
  act: (advance: Advance) => Refused | undefined,
): AdvanceResult {
  if (state.status !== 'running') return refused('process instance is not running');
  const draft = draftOf(state);
  applyTrigger(draft, trigger);
  const advance = new Advance(facts.model, draft, facts.clock, facts.forms);
  return act(advance) ?? finish(advance, trigger);
}

/** The instance has claimed a further block of keys. What is left to be done waits for the next event. */
export function addBlock(state: ProcessInstance, block: string, facts: AdvanceFacts): AdvanceResult {
  if (state.status !== 'running') return refused('process instance is not running');
  const draft = draftOf(state);
  draft.blocks = [...draft.blocks, block];
  return told(new Advance(facts.model, draft, facts.clock, facts.forms), { kind: 'blockAdded' });
}

function finish(advance: Advance, trigger: Trigger): AdvanceResult {
  doWork(advance);
  return told(advance, trigger);
}

function told(advance: Advance, trigger: Trigger): AdvanceResult {
  const { steps, values, draft } = advance;
  const more = draft.ended === undefined && draft.agenda.length > 0 ? ({ more: true } as const) : {};
  const { blocks, calledBy } = draft;
  const called = calledBy === undefined ? {} : { calledBy };
  const { process, key: definition } = draft.definition;
  const event = {
    process,
    definition,
    trigger,
    steps,
    values,
    ...(blocks.length > 0 && { blocks }),
    ...called,
    ...more,
  };
  return { advanced: true, event, state: stateOf(draft) };
}

export function tooLargeIn(variables: NamedValues): Refused | undefined {
  const field = tooLargeAmong(variables);
  return field === undefined ? undefined : { advanced: false, refusal: 'a variable is too large', field };
}

function incidentOf(open: OpenInstance, job: Part): Part | undefined {
  return [...open.incidents.values()].find((one) => one.job === job)?.part;
}

function dropIncidentsOf(advance: Advance, job: Part): void {
  const part = incidentOf(advance.draft, job);
  if (part !== undefined) advance.emit({ kind: 'incidentResolved', part, how: 'dropped', job });
}
