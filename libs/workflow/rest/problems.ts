import type { Refusal } from '#event-sourcing';
import { badField, notFound, Problem, problemOf } from '#http';

/** 400 with the place of the mistake, such as `filter.state`. */
export function invalid(field: string, message: string): Problem {
  return badField(field, message);
}

/** What Camunda's interface has and this server does not serve. `instead`: what to do. */
export function notServed(what: string, instead: string): Problem {
  return new Problem('not-implemented', { reason: `${what} is not served here; ${instead}` });
}

/** Refusals on things that have ended are those of things that do not exist any more, as Camunda answers them. */
const GONE = new Set(['process instance is not running']);

export function problemOfRefusal(refusal: Refusal): Problem {
  return GONE.has(refusal.reason) ? new Problem('not-found', { reason: refusal.reason }) : problemOf(refusal);
}

export { notFound };
