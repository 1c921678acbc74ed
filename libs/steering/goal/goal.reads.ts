import { ChoiceField, IdField } from '#commands';
import type { BusinessClock } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import type { Caller, Page, ReadsFor } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  BUSINESS_CLOCK,
  notFound,
  OnQuery,
  page,
  PageQuery,
  READS_FOR,
  whereEqual,
  shownDay,
} from '#http';
import { deviationsOf, deviationView } from '#shared-kernel';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { basisQuestions } from '../basis/basis-questions.projection.js';
import { indicatorsOf } from '../indicator/indicator.view.js';
import { measuresAsOf } from '../measure/as-of-day/measures-as-of.js';
import type { GoalAnswer, GoalListed } from './goal.answer.js';
import { goalAnswer, goalListed } from './goal.answer.js';
import { GOAL_STATUSES } from './goal.state.js';
import { goals } from './goal.tables.js';
import { goalItems } from './goal.view.js';
import { servingGoal } from './serving-goal.js';

export class GoalQuery extends PageQuery {
  @IdField({ optional: true, description: 'Goals of this strategy process.' }) readonly process?: string;
  @ChoiceField(GOAL_STATUSES, { optional: true }) readonly status?: (typeof GOAL_STATUSES)[number];
}

@ApiTags('Goals')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('goals')
export class GoalReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Goals with the progress of their measures, in the order of their proposal' })
  @ApiPageOf(goalListed, 'Goals; the progress counts measures of their parts too.')
  async list(@Query() query: GoalQuery, @AskedBy() caller: Caller): Promise<Page<GoalListed>> {
    const reads = this.readsFor(caller);
    const { process, status } = query;
    const { items, next } = await page(
      reads,
      goals,
      query,
      whereEqual<typeof goals>({ process, status }),
      (row) => row,
    );
    return { items: await goalItems(reads, items, this.clock.today()), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One goal with its parts, its measures and its indicators' })
  @ApiAnswer(goalAnswer, 'The goal with its parts.')
  async one(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OnQuery,
    @AskedBy() caller: Caller,
  ): Promise<GoalAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(goals, { id });
    const on = shownDay(query.on, this.clock.today());
    const [shown] = row === undefined ? [] : await goalItems(reads, [row], on);
    if (row === undefined || shown === undefined) throw notFound();
    const all = await reads.rows(goals, (rows) => rows.where('process', '=', row.process).orderBy('ordinal'));
    const parts = all.filter(({ parent }) => parent === id);
    const measures = await measuresAsOf(reads, on, (rows) => rows.where('process', '=', row.process));
    const asked = await reads.rows(basisQuestions, (rows) => rows.where('entity', '=', id).orderBy('ordinal'));
    return {
      ...shown,
      parts: parts.map((part) => ({ id: part.id, title: part.title })),
      measures: servingGoal(measures, id, all).map((one) => ({ id: one.row.id, title: one.row.title })),
      indicators: await indicatorsOf(reads, [id]),
      basisQuestions: asked.map(({ ordinal, entity, ...one }) => one),
      deviations: (await deviationsOf(reads, streamName('goal', id))).map(deviationView),
    };
  }
}
