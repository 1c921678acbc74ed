import type { BusinessClock } from '#event-sourcing';
import type { ReadModels } from '#http';
import { ApiAnswer, ApiReadProblems, BUSINESS_CLOCK, notFound, OnQuery, READ_MODELS } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { goals } from '../goal/goal.tables.js';
import { measuresAsOf } from '../measure/as-of-day/measures-as-of.js';
import { fieldsOfAction, processes } from '../strategy-process/strategy-process.tables.js';
import { servingGoal } from '../goal/serving-goal.js';
import { inField, partOf } from '../measure/board/measures-progress.js';
import { progressAnswer } from './progress.answer.js';

@ApiTags('Processes')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('processes')
export class ProgressReads {
  constructor(
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get(':id/progress')
  @ApiOperation({
    summary: 'How far a process is: in all, by field of action and by goal, and what the figures leave out',
  })
  @ApiAnswer(progressAnswer, 'Progress rolled up by weight, and counts.')
  async progress(@Param('id', ParseUUIDPipe) id: string, @Query() query: OnQuery): Promise<object> {
    const { reads } = this;
    if ((await reads.row(processes, { id })) === undefined) throw notFound();
    const on = query.on ?? this.clock.today();
    const all = await measuresAsOf(reads, on, (rows) => rows.where('process', '=', id));
    const fields = await reads.rows(fieldsOfAction, (rows) => rows.where('process', '=', id).orderBy('ordinal'));
    const own = await reads.rows(goals, (rows) => rows.where('process', '=', id).orderBy('ordinal'));
    return {
      on,
      process: partOf(all),
      fieldsOfAction: [...fields, { id: null, title: null }].map(({ id: field, title }) => ({
        ...{ id: field, title },
        ...partOf(inField(all, field)),
      })),
      goals: own.map((goal) => ({ id: goal.id, title: goal.title, ...partOf(servingGoal(all, goal.id, own)) })),
    };
  }
}
