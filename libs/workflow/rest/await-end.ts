import type { Json } from '#event-sourcing';
import { valuesOf } from '../instance/variables.js';
import { Problem } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { problemOfRefusal } from './problems.js';

/** Milliseconds: how long a caller waits for the end of an instance when it does not say, and at most. */
const AWAIT_LIMITS = { default: 10_000, most: 300_000 } as const;
/** Milliseconds between two looks: the instance may end on another server. */
const LOOK_EVERY = 200;

/**
 * The variables of an instance when it is completed. @throws Problem 504 when it takes longer, 409 when it was cancelled;
 * the instance runs on.
 */
export async function awaitEnd(
  engine: WorkflowEngine,
  key: string,
  requestTimeout: number,
  gone: AbortSignal,
): Promise<Readonly<Record<string, Json>>> {
  const wanted = requestTimeout > 0 ? requestTimeout : AWAIT_LIMITS.default;
  const end = performance.now() + Math.min(wanted, AWAIT_LIMITS.most);
  let wake: () => void = () => undefined;
  const stop = engine.onAdvanced((instance) => {
    if (instance === key) wake();
  });
  try {
    for (;;) {
      const state = await engine.instance(key);
      if (state.status === 'completed') {
        return valuesOf(state.variables);
      }
      if (state.status === 'cancelled') {
        throw problemOfRefusal({ kind: 'impossible', reason: 'the process instance was cancelled' });
      }
      const left = end - performance.now();
      if (left <= 0 || gone.aborted) {
        const german = 'Die Prozessinstanz ist noch nicht beendet; sie läuft weiter.';
        throw new Problem('took-too-long', {
          reason: 'the process instance has not ended in time; it runs on',
          german,
        });
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, LOOK_EVERY));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    stop();
  }
}
