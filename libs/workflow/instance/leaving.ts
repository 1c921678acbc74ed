import type { FlowElement, Loop } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { chooseFlows } from './choose-flows.js';
import { compensateNext, handlerOf } from './compensation.js';
import { endInside } from './ending.js';
import { enter } from './entering.js';
import type { ActiveElement } from './instance-state.js';
import { afterItem, endOfItem, gatherResults } from './loops.js';
import type { Part, Work } from './steps.js';
import { evaluateMappings, setVisible } from './variables.js';
import { beginsHandler, closeWaits } from './waits.js';

/** An element is left: its results become visible, and tokens go on. A failure is an incident, and `work` goes on later. */
export function leave(advance: Advance, active: ActiveElement, work: Work): void {
  const { part, scope } = active;
  const element = advance.element(active.element);
  if (element.loop !== undefined && active.item !== undefined) {
    leaveItem(advance, active, element, element.loop, work);
    return;
  }
  if (element.loop !== undefined && scope !== undefined) gatherResults(advance, part, scope, element.loop);
  const outputs = element.loop === undefined ? element.outputs : [];
  const output = evaluateMappings(advance, part, outputs, scope ?? part);
  if (!output.ok) {
    advance.raise(part, 'IO_MAPPING_ERROR', output.problem, { work });
    return;
  }
  const chosen = chooseFlows(advance, part, element);
  if ('problem' in chosen) {
    advance.raise(part, 'CONDITION_ERROR', chosen.problem, { work });
    return;
  }
  for (const [name, value] of output.values) setVisible(advance, scope ?? part, name, value);
  closeWaits(advance, part);
  const undo = handlerOf(advance, active);
  advance.emit({ kind: 'left', part, how: 'completed', ...(undo !== undefined && { undo }) });
  if (scope === undefined) return;
  if (active.by !== undefined) compensateNext(advance, active.by);
  for (const { id, target } of chosen.flows) advance.emit({ kind: 'took', flow: id, to: target, scope });
  if (element.work === 'link') enter(advance, advance.element(element.target), scope, []);
  if (element.work === 'terminate') endInside(advance, scope);
  closeScope(advance, scope);
}

/** An entry of a multi-instance activity takes no flow: its activity does when all are done. */
function leaveItem(advance: Advance, active: ActiveElement, element: FlowElement, loop: Loop, work: Work): void {
  const { part, scope: body, item } = active;
  if (body === undefined || item === undefined) return;
  const output = evaluateMappings(advance, part, element.outputs, part);
  if (!output.ok) {
    advance.raise(part, 'IO_MAPPING_ERROR', output.problem, { work });
    return;
  }
  const end = endOfItem(advance, active, loop, output.values);
  if ('problem' in end) {
    advance.raise(part, 'EXTRACT_VALUE_ERROR', end.problem, { work });
    return;
  }
  for (const [name, value] of output.values) setVisible(advance, part, name, value);
  closeWaits(advance, part);
  const result = end.result === undefined ? {} : { result: advance.keep(end.result) };
  advance.emit({ kind: 'itemDone', part: body, item, ...result });
  advance.emit({ kind: 'left', part, how: 'completed' });
  afterItem(advance, body, element, loop, end);
  closeScope(advance, body);
}

/** A scope in which nothing is open any more is left in turn. */
export function closeScope(advance: Advance, part: Part): void {
  const scope = advance.draft.elements.get(part);
  if (scope === undefined || scope.open > 0 || scope.phase !== 'active') return;
  closeWaits(advance, part, (one) => beginsHandler(advance, one));
  advance.emit({ kind: 'completing', part });
}
