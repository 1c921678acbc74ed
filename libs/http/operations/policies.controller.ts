import type { PendingEffect, PolicyWork, RefusedEffect } from '#event-sourcing';
import type { ConsumerWorkReport, Following } from '#following';
import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags, OmitType } from '@nestjs/swagger';
import { IsIn, Matches, ValidateIf } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AskedBy } from '../asked-by.js';
import type { Caller } from '../caller.js';
import { ApiReadProblems } from '../commands/command-answers.js';
import { May } from '../commands/may.js';
import type { LogIdentity } from '../log-identity.js';
import { LOG_IDENTITY, wirePosition } from '../log-identity.js';
import { incidentAnswer, incidentSchema } from './incident-answer.js';
import { notFound, Problem } from '../problems/problem.js';
import { tokenNeeded } from '../problems/sign-in.js';
import type { AnswerOf } from '../reads/answer-schema.js';
import type { Page } from '../reads/page.js';
import { choice, id, integer, number, open, orNull, position, shape, text } from '../reads/answer-schema.js';
import { ApiAnswer, ApiPageOf } from '../reads/api-answer.js';
import { PAGE_LIMITS, PageQuery } from '../reads/page.js';
import type { ReadsFor } from '../reads/reads-for.js';
import { READS_FOR } from '../reads/reads-for.js';
import type { Reads } from '../reads/reads.types.js';
import { isNotReadable } from '../reads/visibility/visible-reads.js';

export const POLICIES = Symbol('Policies');

export type PolicyOperations = Pick<Following, 'status' | 'retry' | 'effects' | 'retryEffect'>;

const NO_WORK: PolicyWork = { open: 0, refused: 0, wakes: 0 };

const EFFECT_STATES = ['open', 'refused'] as const;

class EffectQuery extends OmitType(PageQuery, ['cursor', 'atLeast'] as const) {
  @ApiProperty({
    required: false,
    enum: EFFECT_STATES,
    default: 'refused',
    description: 'Without an answer, or refused.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @IsIn(EFFECT_STATES)
  readonly state?: (typeof EFFECT_STATES)[number];

  @ApiProperty({
    required: false,
    type: String,
    description: 'Effects behind this one; the `next` of the page before.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @Matches(/^\d{1,18}$/, { message: '$property must be the `next` of a page before' })
  readonly after?: string;
}

const POLICY = shape({
  name: text('consultation'),
  state: choice('live', 'building', 'stopped', 'aside'),
  position: orNull(position()),
  lagSeconds: orNull(number(0)),
  openEffects: integer(0),
  refusedEffects: integer(0),
  wakes: integer(2),
  nextWake: orNull(text('2019-03-01T00:00:00.000Z')),
  incident: incidentSchema,
});

const EFFECT = shape({
  effect: id(),
  command: text('RecordStepOutcome'),
  target: orNull(id()),
  body: open({}, 'The body of the command; empty where it names what the caller may not read.'),
  attempt: integer(1),
  causation: id('The event that asked for it.'),
  correlation: id(),
  refusal: orNull(
    shape({ kind: text('refused'), reason: text('paper is withdrawn'), refusedAt: text('2019-02-14T08:00:00.000Z') }),
  ),
});

const RETRIED = shape({ effect: id(), state: choice('open') });

type PolicyAnswer = AnswerOf<typeof POLICY>;
type EffectAnswer = AnswerOf<typeof EFFECT>;

@ApiTags('Operations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('policies')
export class PoliciesController {
  constructor(
    @Inject(POLICIES) private readonly policies: PolicyOperations,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Get()
  @May('administrator')
  @ApiOperation({ summary: 'What happens by itself: each policy with its position, its effects and its next wake' })
  @ApiPageOf(POLICY, 'All of them on one page.')
  list(): Page<PolicyAnswer> {
    return { items: this.#all().map((report) => this.#toItem(report)), next: null };
  }

  @Get(':name')
  @May('administrator')
  @ApiOperation({ summary: 'One policy' })
  @ApiAnswer(POLICY, 'The policy as it is now.')
  one(@Param('name') name: string): PolicyAnswer {
    return this.#toItem(this.#find(name));
  }

  @Get(':name/effects')
  @May('administrator')
  @ApiOperation({ summary: 'Commands that a policy asked for and that have no answer, or were refused, oldest first' })
  @ApiPageOf(EFFECT, 'Effects; `refusal` is null for one without an answer.', 'after')
  async effects(
    @Param('name') name: string,
    @Query() query: EffectQuery,
    @AskedBy() caller: Caller,
  ): Promise<Page<EffectAnswer>> {
    const reads = this.readsFor(caller);
    const all = await this.policies.effects(this.#find(name).name, query.state ?? 'refused');
    const after = query.after === undefined ? -1n : BigInt(query.after);
    const behind = all
      .filter(({ asked }) => asked.revision > after)
      .sort((a, b) => Number(a.asked.revision - b.asked.revision));
    const items = behind.slice(0, query.limit ?? PAGE_LIMITS.default);
    const next = behind.length > items.length ? (items.at(-1)?.asked.revision.toString() ?? null) : null;
    return { items: await Promise.all(items.map(async (effect) => await asReadBy(reads, effectItem(effect)))), next };
  }

  @Post(':name/effects/:effect/retry')
  @HttpCode(202)
  @May('administrator')
  @ApiOperation({ summary: 'Have a refused command sent once more', operationId: 'RetryEffect' })
  @ApiAnswer(RETRIED, 'It is sent once more.', 202)
  async retryEffect(
    @Param('name') name: string,
    @Param('effect', ParseUUIDPipe) effect: string,
    @Req() { caller, id }: FastifyRequest,
  ): Promise<AnswerOf<typeof RETRIED>> {
    if (caller === undefined) throw tokenNeeded();
    const by = { actor: caller.actor, correlationId: id };
    const result = await this.policies.retryEffect(this.#find(name).name, effect, by);
    switch (result) {
      case 'retried':
        return { effect, state: 'open' };
      case 'not known':
        throw notFound();
      case 'not refused':
        throw new Problem('refused', {
          reason: 'effect is not refused',
          german: 'Der Befehl der Automatik ist nicht abgelehnt, sondern noch unterwegs.',
        });
    }
  }

  @Post(':name/retry')
  @HttpCode(202)
  @May('administrator')
  @ApiOperation({
    summary: 'Let a policy that stands still go on, such as with a newer program',
    operationId: 'RetryPolicy',
  })
  @ApiAnswer(POLICY, 'It goes on.', 202)
  async retry(@Param('name') name: string): Promise<PolicyAnswer> {
    await this.policies.retry(this.#find(name).name);
    return this.one(name);
  }

  #all(): readonly ConsumerWorkReport[] {
    return this.policies.status().filter(({ kind, work }) => kind === 'policy' && work !== undefined);
  }

  /** @throws Problem 404 */
  #find(name: string): ConsumerWorkReport {
    const report = this.#all().find((one) => one.name === name);
    if (report === undefined) throw notFound();
    return report;
  }

  #toItem({ name, state, position, lag, work = NO_WORK, ...report }: ConsumerWorkReport): PolicyAnswer {
    return {
      name,
      state,
      position: position === undefined ? null : wirePosition(this.identity, position),
      lagSeconds: lag ?? null,
      openEffects: work.open,
      refusedEffects: work.refused,
      wakes: work.wakes,
      nextWake: work.nextWake ?? null,
      incident: 'incident' in report ? incidentAnswer(report.incident, this.identity) : null,
    };
  }
}

function effectItem(effect: PendingEffect | RefusedEffect): EffectAnswer {
  const { effect: id, command, target, body, event, attempt, correlationId } = effect;
  const refusal = 'reason' in effect ? { kind: effect.kind, reason: effect.reason, refusedAt: effect.refusedAt } : null;
  return { effect: id, command, target, body, attempt, causation: event, correlation: correlationId, refusal };
}

/** The body may quote what it is about: without the read models nobody knows whether that is hidden. */
async function asReadBy(reads: Reads, effect: EffectAnswer): Promise<EffectAnswer> {
  try {
    const { target, body } = effect;
    const named = { target, body };
    return (await reads.masked(named)) === named ? effect : { ...effect, body: {} };
  } catch (error) {
    if (!isNotReadable(error)) throw error;
    return { ...effect, body: {} };
  }
}
