import type { EventTrigger } from '../model/event-triggers.js';
import type { Advance } from './advance.js';
import { happen, NOTHING_BROUGHT } from './happening.js';
import type { OpenWait } from './instance-state.js';
import type { Part } from './steps.js';
import { evaluateIn, scopesFrom } from './variables.js';

type ConditionTrigger = Extract<EventTrigger, { readonly on: 'condition' }>;

/** The conditions that an element instance has just begun to wait for: one that holds already happens at once. */
export function checkConditionsOf(advance: Advance, of: Part): void {
  for (const { part } of conditions(advance).filter((one) => one.of === of)) checkOne(advance, part);
}

/** After variables changed: the conditions that name one of them and see its scope. */
export function checkChangedConditions(advance: Advance): void {
  for (let changed = advance.takeChanges(); changed.length > 0; changed = advance.takeChanges()) {
    for (const { part, of, element } of conditions(advance)) {
      // An earlier one may have ended this one's element.
      if (!advance.draft.waits.has(part)) continue;
      const names = namesOf(triggerOf(advance, element));
      const scopes = scopesFrom(advance.draft, of);
      if (changed.some(({ name, scope }) => names.includes(name) && scopes.includes(scope))) checkOne(advance, part);
    }
  }
}

function conditions(advance: Advance): readonly OpenWait[] {
  return [...advance.draft.waits.values()].filter(({ wait }) => wait.for === 'condition');
}

/** A condition that cannot be evaluated does not hold. */
function checkOne(advance: Advance, part: Part): void {
  const open = advance.draft.waits.get(part);
  if (open === undefined) return;
  const trigger = triggerOf(advance, open.element);
  const result = trigger && evaluateIn(advance, open.of, trigger.condition);
  if (result?.ok === true && result.value === true) happen(advance, open, NOTHING_BROUGHT);
}

function triggerOf(advance: Advance, event: string): ConditionTrigger | undefined {
  const element = advance.element(event);
  const trigger = 'catches' in element ? element.catches : element.work === 'wait' ? element.trigger : undefined;
  return trigger?.on === 'condition' ? trigger : undefined;
}

function namesOf(trigger: ConditionTrigger | undefined): readonly string[] {
  if (trigger === undefined) return [];
  return trigger.names ?? (trigger.condition.kind === 'feel' ? trigger.condition.names : []);
}
