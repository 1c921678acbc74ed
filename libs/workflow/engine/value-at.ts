import type { Json } from '#event-sourcing';
import type { WorkflowEngine } from './workflow-engine.js';

/** A sealed value by its place: null without a place, and after the instance's key was destroyed. */
export async function valueAt(
  engine: Pick<WorkflowEngine, 'valuesOf'>,
  instance: bigint,
  revision: bigint | null,
  index: number | null,
): Promise<Json> {
  if (revision === null || index === null) return null;
  return (await engine.valuesOf(instance.toString(), revision))?.[index] ?? null;
}
