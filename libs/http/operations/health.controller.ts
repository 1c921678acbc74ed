import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AnswerOf } from '../reads/answer-schema.js';
import { choice, flag, list, number, shape, text } from '../reads/answer-schema.js';
import { ApiAnswer } from '../reads/api-answer.js';
import { Public } from './public.js';

/** The health of one part: a store, the server that follows the log, a projection, a policy. */
export interface PartHealth {
  readonly name: string;
  readonly kind: 'store' | 'server' | 'projection' | 'policy';
  readonly ready: boolean;
  readonly state: string;
  /** Seconds behind the log, where that has a meaning. */
  readonly lagSeconds?: number;
  readonly detail?: string;
}

export interface Health {
  parts(): Promise<readonly PartHealth[]>;
}
export const HEALTH = Symbol('Health');

const LIVE = shape({ status: choice('live') });

const READINESS = shape({
  status: choice('ready', 'notReady'),
  parts: list(
    shape(
      {
        name: text('meetings'),
        kind: choice('store', 'server', 'projection', 'policy'),
        ready: flag(true),
        state: text('live'),
      },
      { lagSeconds: number(0), detail: text('0 open, 0 refused, 2 wakes') },
    ),
  ),
});

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'Whether the process runs' })
  @ApiAnswer(LIVE, 'It runs.')
  live(): AnswerOf<typeof LIVE> {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'Whether commands are taken and read models are at the head, with the lag of each' })
  @ApiAnswer(READINESS, 'Every part is ready.')
  @ApiAnswer(READINESS, 'Some part is not ready.', 503)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<AnswerOf<typeof READINESS>> {
    const parts = await this.health.parts();
    const ready = parts.every((part) => part.ready);
    if (!ready) void reply.status(503).header('retry-after', '1');
    return { status: ready ? 'ready' : 'notReady', parts };
  }
}
