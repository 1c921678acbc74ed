import type { BoundaryEvent, FlowElement, ProcessModel, ScopeElement, TriggeredStart } from './process-model.js';

/** An event subprocess with its start event. */
export interface EventHandler {
  readonly subProcess: ScopeElement;
  readonly start: TriggeredStart;
}

interface Listeners {
  /** Boundary events by the activity that they are attached to. */
  readonly boundaries: ReadonlyMap<string, readonly BoundaryEvent[]>;
  /** Event subprocesses by the scope that they are in. */
  readonly handlers: ReadonlyMap<string, readonly EventHandler[]>;
}

const known = new WeakMap<ProcessModel, Listeners>();

/** The boundary events that are attached to an activity. */
export function boundariesOf(model: ProcessModel, activity: string): readonly BoundaryEvent[] {
  return listenersOf(model).boundaries.get(activity) ?? [];
}

/** The event subprocesses of a scope. */
export function handlersOf(model: ProcessModel, scope: string): readonly EventHandler[] {
  return listenersOf(model).handlers.get(scope) ?? [];
}

function listenersOf(model: ProcessModel): Listeners {
  const found = known.get(model) ?? computed(model);
  known.set(model, found);
  return found;
}

function computed(model: ProcessModel): Listeners {
  const elements = [...model.elements.values()];
  return {
    boundaries: Map.groupBy(
      elements.flatMap((one) => (one.kind === 'boundaryEvent' ? [one] : [])),
      ({ attachedTo }) => attachedTo,
    ),
    handlers: Map.groupBy(
      elements.flatMap((one) => handlerOf(model, one)),
      ({ subProcess }) => subProcess.scope,
    ),
  };
}

function handlerOf(model: ProcessModel, subProcess: FlowElement): readonly EventHandler[] {
  if (subProcess.kind !== 'eventSubProcess' || subProcess.start === undefined) return [];
  const start = model.elements.get(subProcess.start);
  return start?.kind === 'startEvent' && 'catches' in start ? [{ subProcess, start }] : [];
}
