import type { Json } from '#event-sourcing';
import { takeWork } from './agenda.js';
import type { OpenLoop } from './instance-state.js';
import type { Part, StepOf, Work } from './steps.js';

interface LoopDraft {
  readonly loops: Map<Part, OpenLoop>;
  readonly agenda: Work[];
}

export function beginLoop(
  draft: LoopDraft,
  { part, items, sequential }: StepOf<'loopBegun'>,
  values: readonly Json[],
): void {
  const list = values[items];
  const entries: readonly Json[] = Array.isArray(list) ? list : [];
  draft.loops.set(part, { items: entries, sequential, next: 0, done: 0, results: new Map() });
  if (!sequential && entries.length > 0) draft.agenda.push({ do: 'repeat', part });
}

export function beginItem(draft: LoopDraft, body: Part, item: number): void {
  const loop = draft.loops.get(body);
  if (loop === undefined) return;
  draft.loops.set(body, { ...loop, next: item + 1 });
  if (item + 1 === loop.items.length) takeWork(draft, (work) => work.do === 'repeat' && work.part === body);
}

export function endItem(draft: LoopDraft, { part, item, result }: StepOf<'itemDone'>, values: readonly Json[]): void {
  const loop = draft.loops.get(part);
  if (loop === undefined) return;
  const results = result === undefined ? loop.results : new Map(loop.results).set(item, values[result] ?? null);
  draft.loops.set(part, { ...loop, done: loop.done + 1, results });
}
