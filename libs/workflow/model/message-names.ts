import type { Expression } from '../feel/expression.js';
import { evaluatePlain } from '../feel/plain-expression.js';
import type { ProcessStart } from '../deployment/deployments.events.js';
import type { EventTrigger } from './event-triggers.js';
import type { Finding } from './finding.js';
import type { FlowElement, ProcessModel } from './process-model.js';

/** The event types of the domain. */
export interface KnownEvents {
  has(name: string): boolean;
  /** The one that is most like a name. */
  nearest(name: string): string | undefined;
}

/** Written as event types are: at least two words, each with a capital letter in front. */
const LIKE_AN_EVENT = /^(?:[A-Z][a-z]+){2,}$/u;
/** The message and signal starts of a process, whose names are constants. */
export function namedStarts(model: ProcessModel): readonly ProcessStart[] {
  return startsOf(model).flatMap(({ id, trigger }) => {
    if (trigger.on !== 'message' && trigger.on !== 'signal') return [];
    const name = constantOf(trigger.name);
    return name === undefined ? [] : [{ element: id, for: trigger.on, name }];
  });
}

/**
 * What is wrong with names: a start whose name is no constant, two starts of one name, and a name that is written like an
 * event of the domain and is none.
 */
export function nameFindings(
  model: ProcessModel,
  known: KnownEvents | undefined,
  lines: ReadonlyMap<string, number>,
): readonly Finding[] {
  const starts = new Set(startsOf(model).map(({ id }) => id));
  const seen = new Set<string>();
  return [...model.elements.values()].flatMap((element): readonly Finding[] => {
    const trigger = triggerOf(element);
    if (trigger?.on !== 'message' && trigger?.on !== 'signal') return [];
    const at = placeOf(element, lines);
    const name = constantOf(trigger.name);
    if (name === undefined) {
      if (!starts.has(element.id)) return [];
      const problem = `the ${trigger.on} that starts the process must have a constant name`;
      return [{ ...at, problem, instead: 'write the name itself' }];
    }
    const pair = `${trigger.on} ${name}`;
    if (starts.has(element.id) && seen.size === seen.add(pair).size) {
      return [
        { ...at, problem: `another start event has the ${trigger.on} "${name}" too`, instead: 'keep one of them' },
      ];
    }
    if (trigger.on === 'signal' || known === undefined || known.has(name) || !LIKE_AN_EVENT.test(name)) return [];
    const nearest = known.nearest(name);
    const instead = nearest === undefined ? 'write another message with small letters' : `did you mean ${nearest}?`;
    return [{ ...at, problem: `no event of the domain is called ${name}`, instead }];
  });
}

function startsOf(model: ProcessModel): readonly { readonly id: string; readonly trigger: EventTrigger }[] {
  return [...model.elements.values()].flatMap((element) => {
    const trigger = element.kind === 'startEvent' && element.scope === model.id ? triggerOf(element) : undefined;
    return trigger === undefined ? [] : [{ id: element.id, trigger }];
  });
}

function triggerOf(element: FlowElement): EventTrigger | undefined {
  if (element.work === 'wait') return element.trigger;
  if (!('catches' in element)) return undefined;
  const { catches } = element;
  return catches.on === 'error' || catches.on === 'escalation' || catches.on === 'compensation' ? undefined : catches;
}

function constantOf(expression: Expression): string | undefined {
  if (expression.kind === 'text') return expression.text;
  const result = expression.plain === undefined ? undefined : evaluatePlain(expression.plain, () => undefined);
  const value = result?.plain === true ? result.value : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function placeOf({ id, kind, name }: FlowElement, lines: ReadonlyMap<string, number>): Omit<Finding, 'problem'> {
  const line = lines.get(id);
  return {
    element: id,
    ...(name !== undefined && { name }),
    kind: `bpmn:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    ...(line !== undefined && { line }),
  };
}
