import type { CommandResult } from '#event-sourcing';
import type { Started, WorkflowEngine } from '../engine/workflow-engine.js';
import type { Part, Wait } from '../instance/steps.js';

/** The store or the streams are busy: the same is tried again in the next round. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
}

/** Whether the command was taken, now or before; false when its target has ended. @throws TryAgain */
export function wasTaken(result: CommandResult): boolean {
  if (result.done) return true;
  const { kind, reason } = result.refusal;
  if (kind === 'concurrentChange') throw new TryAgain(reason);
  // The same command was sent with other content before: it was taken then.
  return kind === 'keyReused';
}

/** What a wait waits for now; nothing when it or its instance has ended. */
export async function openWait(engine: WorkflowEngine, instance: string, part: Part): Promise<Wait | undefined> {
  const state = await engine.instance(instance);
  return state.status === 'running' ? state.waits.get(part)?.wait : undefined;
}

/** The key of the instance that was started, now or before; nothing when it cannot be started. @throws TryAgain */
export function startedKey(started: Started): string | undefined {
  if (started.started) return started.key;
  if (started.refusal !== 'definition does not exist' && started.refusal.kind === 'concurrentChange') {
    throw new TryAgain(started.refusal.reason);
  }
  return undefined;
}
