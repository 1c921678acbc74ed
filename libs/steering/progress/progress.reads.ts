import type { BusinessClock } from '#event-sourcing';
import type { Caller, ReadsFor } from '#http';
import { ApiAnswer, ApiReadProblems, AskedBy, BUSINESS_CLOCK, notFound, OnQuery, READS_FOR, shownDay } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { goals } from '../goal/goal.tables.js';
import { measuresAsOf } from '../measure/as-of-day/measures-as-of.js';
import { fieldsOfAction, processes } from '../strategy-process/strategy-process.tables.js';
import { servingGoal } from '../goal/serving-goal.js';
import { inField, summaryOf } from '../measure/board/measures-summary.js';
import type { ProgressAnswer } from './progress.answer.js';
import { progressAnswer } from './progress.answer.js';

@ApiTags('Processes')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('processes')
export class ProgressReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get(':id/progress')
  @ApiOperation({
    summary: 'How far a process is: in all, by field of action and by goal, and what the figures leave out',
  })
  @ApiAnswer(progressAnswer, 'Progress rolled up by weight, and counts.')
  async progress(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OnQuery,
    @AskedBy() caller: Caller,
  ): Promise<ProgressAnswer> {
    const reads = this.readsFor(caller);
    if ((await reads.row(processes, { id })) === undefined) throw notFound();
    const on = shownDay(query.on, this.clock.today());
    const all = await measuresAsOf(reads, on, (rows) => rows.where('process', '=', id));
    const fields = await reads.rows(fieldsOfAction, (rows) => rows.where('process', '=', id).orderBy('ordinal'));
    const own = await reads.rows(goals, (rows) => rows.where('process', '=', id).orderBy('ordinal'));
    return {
      on,
      process: summaryOf(all),
      fieldsOfAction: [...fields, { id: null, title: null }].map(({ id: field, title }) => ({
        ...{ id: field, title },
        ...summaryOf(inField(all, field)),
      })),
      goals: own.map((goal) => ({ id: goal.id, title: goal.title, ...summaryOf(servingGoal(all, goal.id, own)) })),
    };
  }
}
