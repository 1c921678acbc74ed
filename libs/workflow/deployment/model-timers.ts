import type { FeelClock } from '../feel/expression.js';
import { evaluateExpression, isConstant } from '../feel/expression.js';
import type { EventTrigger } from '../model/event-triggers.js';
import type { Finding } from '../model/finding.js';
import type { FlowElement, ProcessModel } from '../model/process-model.js';
import type { StartTimer } from '../instance/steps.js';
import { timerWait } from '../timers/timer-due.js';

type TimerTrigger = Extract<EventTrigger, { readonly on: 'timer' }>;
type LineOf = (element: string) => number | undefined;

/** The timers that start instances of a process, computed at the time of the deployment. */
export function timerStarts(model: ProcessModel, clock: FeelClock): readonly StartTimer[] {
  return [...model.elements.values()].flatMap((element) => {
    const trigger = timerOf(element);
    if (trigger === undefined || !startsProcess(element, model)) return [];
    const time = computed(trigger, clock);
    if (!time.ok) return [];
    const { due, every, from, left } = time.wait;
    const cycle = {
      ...(every !== undefined && { every }),
      ...(from !== undefined && { from }),
      ...(left !== undefined && { left }),
    };
    return [{ element: element.id, for: 'timer' as const, due, ...cycle }];
  });
}

/** Timers that can never be computed: constant ones, and those of starts, which have no variables. */
export function checkTimers(model: ProcessModel, clock: FeelClock, lineOf: LineOf): readonly Finding[] {
  return [...model.elements.values()].flatMap((element) => {
    const trigger = timerOf(element);
    if (trigger === undefined) return [];
    const found = problemOf(element, trigger, model, clock);
    if (found === undefined) return [];
    const { id, name } = element;
    const line = lineOf(id);
    return [{ element: id, ...(name !== undefined && { name }), ...(line !== undefined && { line }), ...found }];
  });
}

function problemOf(
  element: FlowElement,
  trigger: TimerTrigger,
  model: ProcessModel,
  clock: FeelClock,
): Pick<Finding, 'problem' | 'instead'> | undefined {
  const isStart = startsProcess(element, model);
  if (isStart && trigger.form === 'duration') {
    return { problem: 'a duration cannot start a process', instead: 'give the timer a date or a cycle' };
  }
  if (!isStart && !isConstant(trigger.value)) return undefined;
  const time = computed(trigger, clock);
  if (time.ok) return undefined;
  const instead = isStart && !isConstant(trigger.value) ? { instead: 'a start has no variables' } : {};
  return { problem: `the timer cannot be computed: ${time.problem}`, ...instead };
}

function computed({ value, form }: TimerTrigger, clock: FeelClock): ReturnType<typeof timerWait> {
  const evaluated = evaluateExpression(value, () => undefined, clock);
  return evaluated.ok ? timerWait(form, evaluated.value, clock) : evaluated;
}

function timerOf(element: FlowElement): TimerTrigger | undefined {
  const trigger = 'trigger' in element ? element.trigger : 'catches' in element ? element.catches : undefined;
  return trigger?.on === 'timer' ? trigger : undefined;
}

function startsProcess({ kind, scope }: FlowElement, { id }: ProcessModel): boolean {
  return kind === 'startEvent' && scope === id;
}
