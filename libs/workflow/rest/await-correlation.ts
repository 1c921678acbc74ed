import { Problem } from '#http';
import { setTimeout } from 'node:timers/promises';
import { startByMessage } from '../messages/message-starts.js';
import { problemOfRefusal, noDefinition } from './problems.js';
import type { Workflow } from './workflow.js';

/** Milliseconds: how long a caller waits for the server that follows the log, and between two looks. */
const LIMITS = { most: 10_000, every: 20 } as const;

/**
 * The instance that took a message without time to live. The server that follows the log hands it out, and lets it expire when
 * everybody who waited has been looked at.
 * @throws Problem 404 when nobody took it; 504 when no server handed it out in time: it may be taken later
 */
export async function awaitCorrelation(
  { engine, messages }: Pick<Workflow, 'engine' | 'messages'>,
  key: string,
  gone: AbortSignal,
): Promise<string> {
  const end = performance.now() + LIMITS.most;
  for (;;) {
    const message = await messages.message(key);
    if (message.status === 'expired') {
      const [choice] = message.choices;
      if (choice === undefined) throw nobody();
      const [process, target] = choice;
      if (target.kind === 'wait') return target.instance;
      const started = await startByMessage(engine, key, message, process, target);
      if (started.started) return started.key;
      throw started.refusal === 'definition does not exist' ? noDefinition() : problemOfRefusal(started.refusal);
    }
    if (performance.now() > end || gone.aborted) {
      throw new Problem('took-too-long', {
        reason: 'the message is not correlated yet; it may be correlated later',
        german: 'Die Nachricht ist noch nicht zugeordnet; das kann noch geschehen.',
      });
    }
    await setTimeout(LIMITS.every);
  }
}

function nobody(): Problem {
  return new Problem('not-found', {
    reason: 'no instance waits for the message, and no process is started by it',
    german: 'Keine Instanz wartet auf die Nachricht, und kein Prozess beginnt mit ihr.',
  });
}
