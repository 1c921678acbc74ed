import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AnswerOf } from '../reads/answer-schema.js';
import { choice, flag, list, number, shape, text } from '../reads/answer-schema.js';
import { ApiAnswer } from '../reads/api-answer.js';
import { Public } from './public.js';

/**
 * The health of one part: a store, the server that follows the log, a projection, a policy. Only stores decide whether the
 * server is ready: without one it takes no commands or answers no reads.
 */
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
  degraded: list(text('policy consultation: 14.7 s behind the log')),
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
  @ApiOperation({
    summary: 'Whether commands are taken and reads are answered',
    description:
      'Answers within a second. `degraded` names in plain words what is behind or missing; only a store that is missing, or a read '
      + 'database without any built projection, makes the server unready.',
  })
  @ApiAnswer(READINESS, 'Commands are taken and reads are answered.')
  @ApiAnswer(READINESS, 'A store is missing, or every projection is being built.', 503)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<AnswerOf<typeof READINESS>> {
    const parts = await this.health.parts();
    const ready = parts.every((part) => part.ready || part.kind !== 'store');
    if (!ready) void reply.status(503).header('retry-after', '1');
    const degraded = parts.filter((part) => !part.ready).map(reasonOf);
    return { status: ready ? 'ready' : 'notReady', degraded, parts };
  }
}

/** One plain reason, such as `policy consultation: 14.7 s behind the log`. */
function reasonOf({ kind, name, state, lagSeconds, detail }: PartHealth): string {
  const part = `${kind} ${name}`;
  if ((state === 'stopped' || kind === 'store') && detail !== undefined) return `${part}: ${detail}`;
  if (state !== 'live') return `${part}: ${state}`;
  return lagSeconds === undefined
    ? `${part}: not known how far behind the log`
    : `${part}: ${lagSeconds} s behind the log`;
}
