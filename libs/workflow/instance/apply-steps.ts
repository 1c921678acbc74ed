import type { Json } from '#event-sourcing';
import type {
  ActiveElement,
  Arrival,
  OpenCommand,
  OpenCall,
  OpenIncident,
  OpenInstance,
  OpenJob,
  OpenLoop,
  OpenTask,
  OpenWait,
  Undoable,
  ProcessInstance,
  Variable,
} from './instance-state.js';
import { applyTaskStep } from './apply-task-steps.js';
import { takenAs } from './instance-state.js';
import { sameWork, takeWork } from './agenda.js';
import { compensate, leaveUndoable } from './apply-compensation-steps.js';
import { beginItem, beginLoop, endItem } from './apply-loop-steps.js';
import { changeJob, openCallOf, renew } from './apply-part-steps.js';
import { applyCommandStep } from './apply-command-steps.js';
import type { CalledBy, Part, PinnedDefinition, Step, StepOf, Trigger, Work } from './steps.js';

/** An open instance while steps are applied to it: a copy, so that the state before stays as it was. */
export interface InstanceDraft extends OpenInstance {
  parts: number;
  blocks: readonly string[];
  visits: number;
  elements: Map<Part, ActiveElement>;
  arrivals: Arrival[];
  variables: Map<Part, ReadonlyMap<string, Variable>>;
  jobs: Map<Part, OpenJob>;
  tasks: Map<Part, OpenTask>;
  waits: Map<Part, OpenWait>;
  taken: Map<string, string>;
  calls: Map<Part, OpenCall>;
  undoable: readonly Undoable[];
  compensations: Map<Part, readonly Undoable[]>;
  loops: Map<Part, OpenLoop>;
  commands: Map<Part, OpenCommand>;
  incidents: Map<Part, OpenIncident>;
  agenda: Work[];
  ended?: 'completed' | 'cancelled';
}

export function newDraft(definition: PinnedDefinition, calledBy?: CalledBy): InstanceDraft {
  return {
    definition,
    ...(calledBy !== undefined && { calledBy }),
    parts: 0,
    blocks: [],
    visits: 0,
    elements: new Map(),
    arrivals: [],
    variables: new Map(),
    jobs: new Map(),
    tasks: new Map(),
    waits: new Map(),
    taken: new Map(),
    calls: new Map(),
    undoable: [],
    compensations: new Map(),
    loops: new Map(),
    commands: new Map(),
    incidents: new Map(),
    agenda: [],
  };
}

export function draftOf(open: OpenInstance): InstanceDraft {
  return {
    definition: open.definition,
    ...(open.calledBy !== undefined && { calledBy: open.calledBy }),
    parts: open.parts,
    blocks: open.blocks,
    visits: open.visits,
    elements: new Map(open.elements),
    arrivals: [...open.arrivals],
    variables: new Map(open.variables),
    jobs: new Map(open.jobs),
    tasks: new Map(open.tasks),
    waits: new Map(open.waits),
    taken: new Map(open.taken),
    calls: new Map(open.calls),
    undoable: open.undoable,
    compensations: new Map(open.compensations),
    loops: new Map(open.loops),
    commands: new Map(open.commands),
    incidents: new Map(open.incidents),
    agenda: [...open.agenda],
  };
}

/** The state that a draft stands for. */
export function stateOf({ ended, ...open }: InstanceDraft): ProcessInstance {
  if (ended === undefined) return { status: 'running', ...open };
  return { status: ended, definition: open.definition, variables: open.variables.get(0) ?? new Map() };
}

/** A trigger from outside begins a new count of visits. */
export function applyTrigger(draft: InstanceDraft, trigger: Trigger): void {
  if (trigger.kind !== 'continued' && trigger.kind !== 'blockAdded') draft.visits = 0;
  if (trigger.kind !== 'messageArrived') return;
  const wait = draft.waits.get(trigger.wait)?.wait;
  if (wait?.for === 'message' && wait.key !== undefined)
    draft.taken.set(takenAs(wait.name, wait.key), trigger.position);
}

export function applyStep(draft: InstanceDraft, step: Step, values: readonly Json[]): void {
  if ('part' in step && step.part > draft.parts) draft.parts = step.part;
  switch (step.kind) {
    case 'entered':
      enter(draft, step);
      return;
    case 'arrived':
      takeWork(draft, (work) => work.do === 'enter' && work.flow === step.flow && work.scope === step.scope);
      draft.arrivals.push({ flow: step.flow, element: step.element, scope: step.scope });
      return;
    case 'dropped':
      consume(draft, step.flow, step.element, step.scope);
      return;
    case 'activated':
      takeWork(draft, (work) => work.do === 'activate' && work.part === step.part);
      change(draft, step.part, { phase: 'active' });
      return;
    case 'completing':
      takeWork(draft, (work) => work.do === 'activate' && work.part === step.part);
      change(draft, step.part, { phase: 'leaving' });
      draft.agenda.push({ do: 'leave', part: step.part });
      return;
    case 'ending':
      beginToEnd(draft, step.part);
      return;
    case 'left':
      leaveUndoable(draft, step);
      leave(draft, step.part, step.how);
      return;
    case 'compensating':
      compensate(draft, step);
      return;
    case 'took':
      count(draft, step.scope, 1);
      draft.agenda.push({ do: 'enter', element: step.to, scope: step.scope, flow: step.flow });
      return;
    case 'set':
      setVariable(draft, step, values);
      return;
    case 'jobOpened':
      draft.jobs.set(step.part, { part: step.part, of: step.of, type: step.type, retries: step.retries });
      return;
    case 'jobClosed':
      draft.jobs.delete(step.part);
      return;
    case 'jobFailed':
    case 'jobUpdated':
      changeJob(draft, step);
      return;
    case 'taskOpened':
    case 'taskChanged':
    case 'taskClosed':
      applyTaskStep(draft.tasks, step);
      return;
    case 'callAsked':
      draft.calls.set(step.part, openCallOf(step));
      takeWork(draft, (work) => work.do === 'call' && work.part === step.of);
      return;
    case 'callClosed':
      draft.calls.delete(step.part);
      return;
    case 'loopBegun':
      beginLoop(draft, step, values);
      return;
    case 'itemDone':
      endItem(draft, step, values);
      return;
    case 'waitOpened':
      draft.waits.set(step.part, { part: step.part, of: step.of, element: step.element, wait: step.wait });
      return;
    case 'waitRenewed':
      renew(draft, step);
      return;
    case 'waitClosed':
      draft.waits.delete(step.part);
      return;
    case 'signalThrown':
    case 'errorPassed':
      return;
    case 'commandAsked':
      takeWork(draft, (work) => work.do === 'ask' && work.part === step.of);
      applyCommandStep(draft, step, values);
      return;
    case 'commandDone':
    case 'commandRefused':
    case 'deviationsGiven':
    case 'commandDropped':
      applyCommandStep(draft, step, values);
      return;
    case 'incidentRaised':
      raise(draft, step);
      return;
    case 'incidentResolved':
      resolve(draft, step);
      return;
  }
}

function enter(draft: InstanceDraft, { part, element, type, scope, flows, start, item, by }: StepOf<'entered'>): void {
  draft.visits += 1;
  for (const flow of flows ?? []) consume(draft, flow, element, scope);
  draft.elements.set(part, {
    part,
    element,
    type,
    scope,
    phase: 'entering',
    open: 0,
    ...(item !== undefined && { item }),
    ...(by !== undefined && { by }),
  });
  if (by !== undefined) draft.compensations.set(by, draft.compensations.get(by)?.slice(1) ?? []);
  if (scope !== undefined && item !== undefined) beginItem(draft, scope, item);
  if (scope !== undefined) count(draft, scope, 1);
  draft.agenda.push({ do: 'activate', part, ...(start !== undefined && { start }) });
}

/** Takes one token of a flow: one that waits at the gateway, or else the one on its way. */
function consume(draft: InstanceDraft, flow: string, element: string, scope: Part | undefined): void {
  const at = draft.arrivals.findIndex((one) => one.flow === flow && one.element === element && one.scope === scope);
  if (at >= 0) draft.arrivals.splice(at, 1);
  else takeWork(draft, (work) => work.do === 'enter' && work.flow === flow && work.scope === scope);
  if (scope !== undefined) count(draft, scope, -1);
}

/** All that is open in the element stops; what is in it follows by steps of its own. */
function beginToEnd(draft: InstanceDraft, part: Part): void {
  const element = draft.elements.get(part);
  if (element === undefined) return;
  const tokens = draft.arrivals.filter((one) => one.scope === part).length;
  const onTheWay = draft.agenda.filter((work) => work.do === 'enter' && work.scope === part).length;
  draft.arrivals = draft.arrivals.filter((one) => one.scope !== part);
  draft.agenda = draft.agenda.filter((work) => (work.do === 'enter' ? work.scope !== part : work.part !== part));
  draft.elements.set(part, { ...element, phase: 'ending', open: element.open - tokens - onTheWay });
  draft.agenda.push({ do: 'end', part });
}

function leave(draft: InstanceDraft, part: Part, how: 'completed' | 'terminated'): void {
  const element = draft.elements.get(part);
  draft.elements.delete(part);
  takeWork(draft, (work) => work.do !== 'enter' && work.part === part);
  if (part === 0) {
    draft.ended = how === 'completed' ? 'completed' : 'cancelled';
    return;
  }
  draft.variables.delete(part);
  draft.loops.delete(part);
  if (element?.scope !== undefined) count(draft, element.scope, -1);
}

function setVariable(draft: InstanceDraft, { scope, name, value, part }: StepOf<'set'>, values: readonly Json[]): void {
  const before = draft.variables.get(scope);
  const own = part ?? before?.get(name)?.part ?? 0;
  draft.variables.set(scope, new Map(before).set(name, { part: own, value: values[value] ?? null }));
}

function raise(draft: InstanceDraft, { part, of, error, job, work }: StepOf<'incidentRaised'>): void {
  if (work !== undefined) takeWork(draft, (one) => sameWork(one, work));
  draft.incidents.set(part, {
    part,
    of,
    error,
    ...(job !== undefined && { job }),
    ...(work !== undefined && { work }),
  });
}

function resolve(draft: InstanceDraft, { part, how }: StepOf<'incidentResolved'>): void {
  const work = draft.incidents.get(part)?.work;
  draft.incidents.delete(part);
  if (work === undefined) return;
  if (how === 'retried') draft.agenda.push(work);
  else if (work.do === 'enter') count(draft, work.scope, -1);
}

function change(draft: InstanceDraft, part: Part, changes: Partial<ActiveElement>): void {
  const element = draft.elements.get(part);
  if (element !== undefined) draft.elements.set(part, { ...element, ...changes });
}

function count(draft: InstanceDraft, scope: Part, by: number): void {
  const element = draft.elements.get(scope);
  if (element !== undefined) draft.elements.set(scope, { ...element, open: element.open + by });
}
