import type { Json } from '#event-sourcing';
import type { Expression } from '../feel/expression.js';
import { evaluateExpression } from '../feel/expression.js';
import type { Variables } from '../feel/plain-expression.js';
import type { FlowElement, Loop } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { endInside } from './ending.js';
import type { ActiveElement, OpenLoop } from './instance-state.js';
import type { Part } from './steps.js';
import { evaluateIn, setLocal, setVisible, visibleFrom } from './variables.js';

/** Entries of a list for which an activity may be done. */
export const MAX_LOOP_ITEMS = 1_000;
/** Entries that are begun in one piece of work. */
const AT_ONCE = 100;

/** The list for which a multi-instance activity is done, or why there is none. */
export function loopItems(
  advance: Advance,
  body: Part,
  { items }: Loop,
): { readonly items: readonly Json[] } | { readonly problem: string } {
  const result = evaluateIn(advance, body, items);
  if (!result.ok) return { problem: `the input collection failed: ${result.problem}` };
  if (!Array.isArray(result.value)) return { problem: 'the input collection is no list' };
  const list: readonly Json[] = result.value;
  if (list.length <= MAX_LOOP_ITEMS) return { items: list };
  return { problem: `the input collection has ${list.length} entries, ${MAX_LOOP_ITEMS} are allowed` };
}

/** The activity begins for the entries of its list: for the first, or for all side by side. */
export function beginLoop(
  advance: Advance,
  body: Part,
  element: FlowElement,
  loop: Loop,
  items: readonly Json[],
): void {
  const { sequential } = loop;
  advance.emit({ kind: 'loopBegun', part: body, items: advance.keep([...items]), sequential });
  if (items.length === 0) advance.emit({ kind: 'completing', part: body });
  else if (sequential) beginItem(advance, body, element, loop);
}

/** The next entries of a parallel multi-instance activity. */
export function beginItems(advance: Advance, body: Part, element: FlowElement, loop: Loop): void {
  const { items, next } = loopOf(advance, body);
  for (let begun = 0; begun < Math.min(AT_ONCE, items.length - next); begun += 1)
    beginItem(advance, body, element, loop);
}

function beginItem(advance: Advance, body: Part, element: FlowElement, loop: Loop): void {
  const { items, next } = loopOf(advance, body);
  const part = advance.nextPart();
  advance.emit({ kind: 'entered', part, element: element.id, type: element.kind, scope: body, item: next });
  if (loop.item !== undefined) setLocal(advance, part, loop.item, items[next] ?? null);
  setLocal(advance, part, 'loopCounter', next + 1);
  // What an entry gives is its own: it would become visible outside otherwise, and the last one would win.
  const given = nameIn(loop.results?.value);
  if (given !== undefined && given !== loop.item) setLocal(advance, part, given, null);
}

/** The variable that an output element names or is a part of, if it is no other expression. */
function nameIn(value: Expression | undefined): string | undefined {
  const plain = value?.kind === 'feel' ? value.plain : undefined;
  return plain?.kind === 'operand' && 'path' in plain.operand ? plain.operand.path[0] : undefined;
}

/** What an entry that completes gives, or why it cannot be found. Nothing is changed yet. */
export interface ItemEnd {
  /** The entry's value in the output collection. */
  readonly result?: Json;
  /** The completion condition holds: what is still open of the others ends. */
  readonly isEnough: boolean;
}

export function endOfItem(
  advance: Advance,
  { part, scope }: ActiveElement,
  { results, until }: Loop,
  outputs: ReadonlyMap<string, Json>,
): ItemEnd | { readonly problem: string } {
  const inside = visibleFrom(advance.draft, part);
  const visible: Variables = (name) => outputs.get(name) ?? inside(name);
  const result = results && evaluateExpression(results.value, visible, advance.clock);
  if (result?.ok === false) return { problem: `the output element failed: ${result.problem}` };
  const given = result === undefined ? {} : { result: result.value };
  if (until === undefined || scope === undefined) return { ...given, isEnough: false };
  const counts = countsWithout(advance, scope);
  const enough = evaluateExpression(until, (name) => counts.get(name) ?? visible(name), advance.clock);
  if (!enough.ok) return { problem: `the completion condition failed: ${enough.problem}` };
  return typeof enough.value === 'boolean'
    ? { ...given, isEnough: enough.value }
    : { problem: `the completion condition is ${JSON.stringify(enough.value)}, not true or false` };
}

/** The counts of BPMN 2.0, table 10.30, at the end of one more entry. */
function countsWithout(advance: Advance, body: Part): ReadonlyMap<string, number> {
  const { items, done } = loopOf(advance, body);
  const open = [...advance.draft.elements.values()].filter(({ scope }) => scope === body).length;
  return new Map([
    ['numberOfInstances', items.length],
    ['numberOfActiveInstances', open - 1],
    ['numberOfCompletedInstances', done + 1],
    ['numberOfTerminatedInstances', 0],
  ]);
}

/** An entry is left: its result is kept, and the next one begins, or the others end. */
export function afterItem(advance: Advance, body: Part, element: FlowElement, loop: Loop, end: ItemEnd): void {
  const { items, next, sequential } = loopOf(advance, body);
  if (end.isEnough) endInside(advance, body);
  else if (sequential && next < items.length) beginItem(advance, body, element, loop);
}

/** The results of all entries in the order of the list become one variable; those that were ended have none. */
export function gatherResults(advance: Advance, body: Part, scope: Part, { results }: Loop): void {
  if (results === undefined) return;
  const { items, results: found } = loopOf(advance, body);
  setVisible(
    advance,
    scope,
    results.name,
    items.map((_, index) => found.get(index) ?? null),
  );
}

function loopOf({ draft }: Advance, body: Part): OpenLoop {
  const loop = draft.loops.get(body);
  if (loop === undefined) throw new Error(`the part ${body} is no multi-instance activity`);
  return loop;
}
