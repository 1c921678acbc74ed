import { SubmitCommand } from '#commands';
import type { BusinessClock } from '#event-sourcing';
import { CLOCK_ID, VirtualClock } from '#event-sourcing';
import type { LogIdentity } from '#http';
import { AdvanceClock, answerCommand, BUSINESS_CLOCK, LOG_IDENTITY, May, Problem, submissionOf } from '#http';
import { Body, Controller, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClockPinBody } from './bodies.js';
import { notServed } from './problems.js';

/** The business clock, as far as Camunda's interface moves it: a virtual one may be put to a later time. */
@ApiExcludeController()
@May('administrator')
@Controller('v2/clock')
export class WorkflowClockRoutes {
  constructor(
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
  ) {}

  @Put()
  async pin(
    @Body() { timestamp }: ClockPinBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<undefined> {
    if (!(this.clock instanceof VirtualClock)) throw realClock();
    const to = new Date(timestamp).toISOString();
    const submission = { ...submissionOf(request), body: { to }, target: CLOCK_ID };
    answerCommand(await this.bus.execute(new SubmitCommand(AdvanceClock, submission)), this.identity, reply);
    this.clock.advancedTo(to);
    void reply.status(204);
    return undefined;
  }

  @Post('reset')
  reset(): never {
    throw notServed('/v2/clock/reset', 'a virtual clock never goes back: put it to a later time');
  }
}

function realClock(): Problem {
  return new Problem('refused', {
    reason: 'the clock of this installation is the real one and cannot be put to a time',
    german: 'Die Uhr dieser Installation ist die wirkliche; sie lässt sich nicht stellen.',
  });
}
