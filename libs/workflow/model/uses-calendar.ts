import type { ProcessModel } from './process-model.js';

const known = new WeakMap<ProcessModel, boolean>();

/** Whether an expression of the model counts days by the calendar, so that the calendar has to be read before it is executed. */
export function usesCalendar(model: ProcessModel): boolean {
  let uses = known.get(model);
  if (uses === undefined) {
    uses = [...model.elements.values(), ...model.flows.values()].some(hasCalendar);
    known.set(model, uses);
  }
  return uses;
}

function hasCalendar(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('kind' in value && value.kind === 'feel') return 'calendar' in value && value.calendar === true;
  const inside: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
  return [...inside].some(hasCalendar);
}
