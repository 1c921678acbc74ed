import type { ErrorBoundary, ProcessModel } from './process-model.js';

const known = new WeakMap<ProcessModel, ReadonlyMap<string, readonly ErrorBoundary[]>>();

/** The boundary events that are attached to an activity. */
export function boundariesOf(model: ProcessModel, activity: string): readonly ErrorBoundary[] {
  const found =
    known.get(model)
    ?? Map.groupBy(
      [...model.elements.values()].flatMap((one) => (one.kind === 'boundaryEvent' ? [one] : [])),
      ({ attachedTo }) => attachedTo,
    );
  known.set(model, found);
  return found.get(activity) ?? [];
}
