import { ChoiceField, IdField } from '#commands';
import type { BusinessClock, RowOf } from '#event-sourcing';
import { isIllustration, streamName } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  BUSINESS_CLOCK,
  notFound,
  OnQuery,
  page,
  PageQuery,
  READ_MODELS,
  whereEqual,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { basisQuestions } from '../basis/basis-questions.projection.js';
import { deviationView, deviationsOf } from '#shared-kernel';
import { indicatorsOf } from '../indicator/indicator.view.js';
import type { MeasureAsOf } from '../measure/as-of-day/measure-as-of.js';
import type { Titles } from '../measure/measure-titles.js';
import { titlesOf } from '../measure/measure-titles.js';
import { measuresAsOf } from '../measure/as-of-day/measures-as-of.js';
import { summaryOf } from '../measure/board/measures-summary.js';
import { servingGoal } from './serving-goal.js';
import { goalAnswer, goalListed } from './goal.answer.js';
import { GOAL_STATUSES } from './goal.state.js';
import { goals, goalStatusOf } from './goal.tables.js';

type GoalRow = RowOf<typeof goals>;

export class GoalQuery extends PageQuery {
  @IdField({ optional: true, description: 'Goals of this strategy process.' }) readonly process?: string;
  @ChoiceField(GOAL_STATUSES, { optional: true }) readonly status?: string;
}

@ApiTags('Goals')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('goals')
export class GoalReads {
  constructor(
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Goals with the progress of their measures, in the order of their proposal' })
  @ApiPageOf(goalListed, 'Goals; the progress counts measures of their parts too.')
  async list(@Query() query: GoalQuery): Promise<Page<object>> {
    const { process, status } = query;
    const { items, next } = await page(
      this.reads,
      goals,
      query,
      whereEqual<typeof goals>({ process, status }),
      (row) => row,
    );
    return { items: await this.#shown(items, this.clock.today()), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One goal with its parts, its measures and its indicators' })
  @ApiAnswer(goalAnswer, 'The goal with its parts.')
  async one(@Param('id', ParseUUIDPipe) id: string, @Query() query: OnQuery): Promise<object> {
    const row = await this.reads.row(goals, { id });
    if (row === undefined) throw notFound();
    const on = query.on ?? this.clock.today();
    const [shown] = await this.#shown([row], on);
    const all = await this.reads.rows(goals, (rows) => rows.where('process', '=', row.process).orderBy('ordinal'));
    const parts = all.filter(({ parent }) => parent === id);
    const measures = await measuresAsOf(this.reads, on, (rows) => rows.where('process', '=', row.process));
    const asked = await this.reads.rows(basisQuestions, (rows) => rows.where('entity', '=', id).orderBy('ordinal'));
    return {
      ...shown,
      parts: parts.map((part) => ({ id: part.id, title: part.title })),
      measures: servingGoal(measures, id, all).map((one) => ({ id: one.row.id, title: one.row.title })),
      indicators: await indicatorsOf(this.reads, [id]),
      basisQuestions: asked.map(({ ordinal, entity, ...one }) => one),
      deviations: (await deviationsOf(this.reads, streamName('goal', id))).map(deviationView),
    };
  }

  async #shown(rows: readonly GoalRow[], on: string): Promise<readonly object[]> {
    const processes = [...new Set(rows.map(({ process }) => process))];
    if (processes.length === 0) return [];
    const all = await this.reads.rows(goals, (goal) => goal.where('process', 'in', processes));
    const measures = await measuresAsOf(this.reads, on, (some) => some.where('process', 'in', processes));
    const titles = await titlesOf(
      this.reads,
      rows.map(({ fieldsOfAction }) => ({ lead: null, fieldsOfAction, goals: [] })),
    );
    const ids = rows.map(({ id }) => id);
    const open = await this.reads.rows(basisQuestions, (some) =>
      some.where('entity', 'in', ids).where('how', 'is', null),
    );
    const questioned = new Set(open.map(({ entity }) => entity));
    return rows.map((row) => ({
      ...goalItem(row, servingGoal(measures, row.id, all), titles),
      isBasisQuestioned: questioned.has(row.id),
    }));
  }
}

function goalItem(row: GoalRow, serving: readonly MeasureAsOf[], titles: Titles): object {
  const { ordinal, revision, searched, isAdoptionWithdrawn, fieldsOfAction, ...shown } = row;
  return {
    ...shown,
    status: goalStatusOf(row),
    revision: revision.toString(),
    fieldsOfAction: fieldsOfAction.map((id) => ({ id, title: titles.field(id) })),
    isIllustration: isIllustration(row.evidence),
    ...summaryOf(serving),
  };
}
