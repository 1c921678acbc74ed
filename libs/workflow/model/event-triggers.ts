import type { Expression } from '../feel/expression.js';

/** How a model gives a time: `timeDate`, `timeDuration` or `timeCycle`. */
export type TimerForm = 'date' | 'duration' | 'cycle';

/** What an event waits for from outside of its activity. */
export type EventTrigger =
  | { readonly on: 'timer'; readonly form: TimerForm; readonly value: Expression }
  /** `key`: left out only at the start of a process. `lookBack`: domain events since the start of the instance count too. */
  | { readonly on: 'message'; readonly name: Expression; readonly key?: Expression; readonly lookBack: boolean }
  | { readonly on: 'signal'; readonly name: Expression }
  /** `names`: changes of these variables only; left out: of all that the condition names. */
  | { readonly on: 'condition'; readonly condition: Expression; readonly names?: readonly string[] };

/** What a boundary event or the start of an event subprocess catches. `code` left out: every error or escalation. */
export type Caught =
  | EventTrigger
  | { readonly on: 'error'; readonly code?: string }
  | { readonly on: 'escalation'; readonly code?: string }
  /** What undoes the activity after it has completed: id of its handler. */
  | { readonly on: 'compensation'; readonly handler: string };
