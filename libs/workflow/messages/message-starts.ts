import type { Started, WorkflowEngine } from '../engine/workflow-engine.js';
import { byWorkflow } from './by-workflow.js';
import type { ProcessMessage } from './process-message.decide.js';
import type { MessageTarget } from './process-message.events.js';

type Published = Exclude<ProcessMessage, { readonly status: 'unknown' }>;

/** The instance that a published message starts. Its key follows from the message and the process: a repetition finds it. */
export async function startByMessage(
  engine: WorkflowEngine,
  message: string,
  { name, correlationKey, variables }: Published,
  process: string,
  { definition, element }: Extract<MessageTarget, { readonly kind: 'start' }>,
): Promise<Started> {
  const by = {
    kind: 'message',
    ...{ id: message, name, element },
    ...(correlationKey !== undefined && { key: correlationKey }),
  } as const;
  return await engine.start(
    { key: definition },
    { variables, event: element, by },
    byWorkflow(`message:${message}:start:${process}`),
  );
}
