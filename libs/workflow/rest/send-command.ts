import { envelopeOf } from '#http';
import type { FastifyRequest } from 'fastify';
import type { CommandData, InstanceCommand, WorkflowEngine } from '../engine/workflow-engine.js';
import { problemOfRefusal } from './problems.js';

/** Sends a command of a request to an instance. @throws Problem when it is refused */
export async function sendCommand<T extends InstanceCommand>(
  engine: WorkflowEngine,
  request: FastifyRequest,
  instance: string,
  { type, data }: { readonly type: T; readonly data: CommandData<T> },
): Promise<void> {
  const result = await engine.send(instance, type, data, envelopeOf(request));
  if (!result.done) throw problemOfRefusal(result.refusal);
}
