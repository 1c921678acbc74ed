import { envelopeOf, May, Problem } from '#http';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Made } from '../messages/message-streams.js';
import type { NewMessage } from '../messages/process-message.decide.js';
import { awaitCorrelation } from './await-correlation.js';
import { connectionGone } from './connection-gone.js';
import { BroadcastBody, CorrelationBody, PublicationBody } from './message-bodies.js';
import { problemOfRefusal } from './problems.js';
import { DRIVERS, PUBLISHERS } from './roles.js';
import { TENANT } from './search-definitions.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

@ApiExcludeController()
@Controller('v2/messages')
export class MessageRoutes {
  constructor(@Inject(WORKFLOW) private readonly workflow: Workflow) {}

  @Post('publication')
  @HttpCode(200)
  @May(...PUBLISHERS)
  async publish(@Body() body: PublicationBody, @Req() request: FastifyRequest): Promise<object> {
    const { name, correlationKey, messageId, timeToLive, variables } = body;
    const message = { ...messageOf(name, correlationKey), timeToLive: timeToLive ?? 0, variables: variables ?? {} };
    const named = isText(messageId) ? { ...message, messageId } : message;
    const key = keyOf(await this.#publish(named, request));
    return { tenantId: TENANT, messageKey: key };
  }

  /** Answers with the instance that took the message; it lives no longer than that. */
  @Post('correlation')
  @HttpCode(200)
  @May(...PUBLISHERS)
  async correlate(
    @Body() { name, correlationKey, variables }: CorrelationBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const message = { ...messageOf(name, correlationKey), timeToLive: 0, variables: variables ?? {} };
    const key = keyOf(await this.#publish(message, request));
    const instance = await awaitCorrelation(this.workflow, key, connectionGone(reply));
    return { tenantId: TENANT, messageKey: key, processInstanceKey: instance };
  }

  async #publish(message: NewMessage, request: FastifyRequest): Promise<Made> {
    this.workflow.domainEvents.refuseName(message.name);
    return await this.workflow.messages.publish(message, envelopeOf(request));
  }
}

@ApiExcludeController()
@Controller('v2/signals')
export class SignalRoutes {
  constructor(@Inject(WORKFLOW) private readonly workflow: Workflow) {}

  @Post('broadcast')
  @HttpCode(200)
  @May(...DRIVERS)
  async broadcast(@Body() { signalName, variables }: BroadcastBody, @Req() request: FastifyRequest): Promise<object> {
    const signal = { name: signalName, variables: variables ?? {} };
    const key = keyOf(await this.workflow.messages.broadcast(signal, envelopeOf(request)));
    return { tenantId: TENANT, signalKey: key };
  }
}

/** An empty text is the same as none, as in Camunda. */
function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function messageOf(
  name: string,
  correlationKey: string | null | undefined,
): Pick<NewMessage, 'name' | 'correlationKey'> {
  return isText(correlationKey) ? { name, correlationKey } : { name };
}

function keyOf(made: Made): string {
  if (made.made) return made.key;
  const { refusal } = made.result;
  // Camunda's clients know it by this title.
  if (refusal.reason === 'a message with this name, correlation key and id is published already') {
    throw new Problem('key-reused', { reason: refusal.reason });
  }
  throw problemOfRefusal(refusal);
}
