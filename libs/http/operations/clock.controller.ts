import { CommandBody, InstantField, SubmitCommand } from '#commands';
import type { BusinessClock, StreamDefinition, ClockCommand, ClockEvent, ClockRefusal } from '#event-sourcing';
import { CLOCK_ID, clockDecider, VirtualClock } from '#event-sourcing';
import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerCommand } from '../commands/answer-command.js';
import { ApiCommandAnswers, ApiReadProblems } from '../commands/command-answers.js';
import { May } from '../commands/may.js';
import { submissionOf } from '../commands/submission-of.js';
import { feature } from '../feature.js';
import type { LogIdentity } from '../log-identity.js';
import { LOG_IDENTITY } from '../log-identity.js';
import type { AnswerOf } from '../reads/answer-schema.js';
import { choice, shape, text } from '../reads/answer-schema.js';
import { ApiAnswer } from '../reads/api-answer.js';

export const BUSINESS_CLOCK = Symbol('BusinessClock');

export class AdvanceClock extends CommandBody {
  static readonly type = 'AdvanceClock';
  static readonly creates = true;
  @InstantField({ description: 'Where the clock shall stand; never before where it stands.' }) readonly to!: string;
}

export const clockStream: StreamDefinition<ClockCommand, string, ClockEvent, ClockRefusal> = { decider: clockDecider };

const CLOCK = shape({
  clock: choice('real', 'virtual'),
  now: text('2019-02-14T08:00:00.000Z'),
  today: text('2019-02-14'),
});

@ApiTags('Operations')
@ApiBearerAuth()
@Controller('clock')
export class ClockReads {
  constructor(@Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock) {}

  @Get()
  @ApiReadProblems()
  @ApiAnswer(CLOCK, "Which clock, its instant, and the day that it is in the log's zone.")
  @ApiOperation({ summary: 'The business clock: what day it is for deadlines and for "today"' })
  read(): AnswerOf<typeof CLOCK> {
    const kind = this.clock instanceof VirtualClock ? 'virtual' : 'real';
    return { clock: kind, now: this.clock.now(), today: this.clock.today() };
  }
}

/** Only on a log whose clock is virtual. */
@ApiTags('Operations')
@ApiBearerAuth()
@Controller('clock')
export class ClockCommands {
  constructor(
    @Inject(BUSINESS_CLOCK) private readonly clock: VirtualClock,
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
  ) {}

  @Post('advances')
  @May('administrator')
  @ApiOperation({ summary: 'Advance the virtual clock', operationId: 'AdvanceClock' })
  @ApiBody({ type: AdvanceClock, examples: { example: { value: { to: '2019-02-14T16:00:00Z' } } } })
  @ApiCommandAnswers()
  async advance(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const submission = { ...submissionOf(request), target: CLOCK_ID };
    const result = await this.bus.execute(new SubmitCommand(AdvanceClock, submission));
    // The command handler has accepted the body, so it is an AdvanceClock.
    if (result.done) this.clock.advancedTo(new Date((submission.body as AdvanceClock).to).toISOString());
    return answerCommand(result, this.identity, reply);
  }
}

/** The virtual clock's stream; its routes depend on the log, so the server adds them. */
export const clockFeature = feature({
  name: 'clock',
  streams: [{ stream: clockStream, commands: [AdvanceClock] }],
});
