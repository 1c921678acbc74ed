import type { ConsumerReport } from '#event-sourcing';
import type { Following } from '#following';
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiReadProblems } from '../commands/command-answers.js';
import { May } from '../commands/may.js';
import type { LogIdentity } from '../log-identity.js';
import { LOG_IDENTITY, wirePosition } from '../log-identity.js';
import type { AnswerOf } from '../reads/answer-schema.js';
import type { Page } from '../reads/page.js';
import { choice, integer, number, orNull, position, shape, text } from '../reads/answer-schema.js';
import { ApiAnswer, ApiPageOf } from '../reads/api-answer.js';
import { incidentAnswer, incidentSchema } from './incident-answer.js';
import { notFound } from '../problems/problem.js';

export const PROJECTIONS = Symbol('Projections');

export type ProjectionOperations = Pick<Following, 'status' | 'rebuild' | 'retry'>;

const PROJECTION = shape({
  name: text('meetings'),
  version: integer(1),
  state: choice('live', 'building', 'stopped', 'aside'),
  position: orNull(position()),
  lagSeconds: orNull(number(0)),
  incident: incidentSchema,
});

type ProjectionReport = ConsumerReport & { readonly version: number };

function isProjection(report: ConsumerReport): report is ProjectionReport {
  return report.kind === 'projection' && report.version !== undefined;
}

type ProjectionAnswer = AnswerOf<typeof PROJECTION>;

@ApiTags('Operations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('projections')
export class ProjectionsController {
  constructor(
    @Inject(PROJECTIONS) private readonly projections: ProjectionOperations,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
  ) {}

  @Get()
  @May('administrator')
  @ApiOperation({ summary: 'Every projection: its version, state, position, seconds behind the log, and its incident' })
  @ApiPageOf(PROJECTION, 'All of them on one page.')
  list(): Page<ProjectionAnswer> {
    return { items: this.#all().map((report) => this.#toItem(report)), next: null };
  }

  @Get(':name')
  @May('administrator')
  @ApiOperation({ summary: 'One projection' })
  @ApiAnswer(PROJECTION, 'The projection as it is now.')
  one(@Param('name') name: string): ProjectionAnswer {
    return this.#toItem(this.#find(name));
  }

  @Post(':name/rebuild')
  @HttpCode(202)
  @May('administrator')
  @ApiOperation({
    summary: "Empty a projection and build it anew from the log's first event",
    description: 'Answers once it is emptied. Until it is at the end of the log its reads answer 503.',
    operationId: 'RebuildProjection',
  })
  @ApiAnswer(PROJECTION, 'Emptied.', 202)
  async rebuild(@Param('name') name: string): Promise<ProjectionAnswer> {
    await this.projections.rebuild(this.#find(name).name);
    return this.one(name);
  }

  @Post(':name/retry')
  @HttpCode(202)
  @May('administrator')
  @ApiOperation({
    summary: 'Let a projection that stands still try its event again, such as with a newer program',
    operationId: 'RetryProjection',
  })
  @ApiAnswer(PROJECTION, 'It goes on.', 202)
  async retry(@Param('name') name: string): Promise<ProjectionAnswer> {
    await this.projections.retry(this.#find(name).name);
    return this.one(name);
  }

  #all(): readonly ProjectionReport[] {
    return this.projections.status().filter(isProjection);
  }

  /** @throws Problem 404 */
  #find(name: string): ProjectionReport {
    const report = this.#all().find((one) => one.name === name);
    if (report === undefined) throw notFound();
    return report;
  }

  #toItem({ name, version, state, position, lag, ...report }: ProjectionReport): ProjectionAnswer {
    return {
      name,
      version,
      state,
      position: position === undefined ? null : wirePosition(this.identity, position),
      lagSeconds: lag ?? null,
      incident: 'incident' in report ? incidentAnswer(report.incident, this.identity) : null,
    };
  }
}
