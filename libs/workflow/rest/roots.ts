import type { Reads } from '#http';
import { processInstances } from '../projection/workflow.tables.js';

/** An answer that names the first instance of all calls, as far as its own row knows: its own instance. */
export interface Rooted extends Readonly<Record<string, unknown>> {
  readonly rootProcessInstanceKey: string;
}

/** The answers with the first instance of all calls where their own instance was called. One read for all. */
export async function withRoots<A extends Rooted>(reads: Reads, answers: readonly A[]): Promise<readonly A[]> {
  const keys = [...new Set(answers.map((answer) => answer.rootProcessInstanceKey))].map(BigInt);
  if (keys.length === 0) return answers;
  const called = await reads.rows(processInstances, (all) =>
    all.where('key', 'in', keys).where('parent', 'is not', null),
  );
  const roots = new Map(called.map(({ key, root }) => [key.toString(), root.toString()]));
  return answers.map((answer) => ({
    ...answer,
    rootProcessInstanceKey: roots.get(answer.rootProcessInstanceKey) ?? answer.rootProcessInstanceKey,
  }));
}
