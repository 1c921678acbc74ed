import { ChoiceField, DayField, field, IdField, QueryFlagField, TextField } from '#commands';
import type { BusinessClock } from '#event-sourcing';
import type { AnswerOf, Caller, ReadsFor } from '#http';
import {
  ApiAnswer,
  ApiReadProblems,
  AskedBy,
  badField,
  BUSINESS_CLOCK,
  notFound,
  OnQuery,
  PAGE_LIMITS,
  PageQuery,
  READS_FOR,
  shownDay,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { DECISION_LEVELS } from '#shared-kernel';
import { measuresAsOf } from './as-of-day/measures-as-of.js';
import { placeIn } from './board/board-cursor.js';
import { PROVISION_FILTERS } from './board/board-filter.js';
import type { Grouping } from './board/board-groups.js';
import { GROUPINGS } from './board/board-groups.js';
import type { Sorting } from './board/board-order.js';
import { SORTINGS } from './board/board-order.js';
import { boardPage } from './board/board-page.js';
import { boardAnswer } from './board/board.answer.js';
import type { MeasureDetail } from './detail/measure-detail.answer.js';
import { measureAnswer } from './detail/measure-detail.answer.js';
import { measureDetail } from './detail/measure-detail.js';
import { MEASURE_KINDS } from './measure-content.js';
import { MEASURE_STATUSES } from './measure-status.js';
import { LIGHTS } from './traffic-light/light.js';

const optional = true;

/** Filters of the board. A measure is shown if it fits all of them. */
export class BoardQuery extends PageQuery {
  @IdField({ optional, description: 'Measures of this strategy process.' }) readonly process?: string;
  @IdField({ optional, description: 'Measures in this field of action.' }) readonly field?: string;
  @IdField({ optional, description: 'Measures that serve this goal.' }) readonly goal?: string;
  @field({ optional, description: "The lead's id, or `none`." }, { type: String }, [
    Matches(/^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, { message: '$property must be an id or none' }),
  ])
  readonly lead?: string;
  @ChoiceField(MEASURE_STATUSES, { optional }) readonly status?: string;
  @ChoiceField(DECISION_LEVELS, { optional }) readonly level?: string;
  @ChoiceField(MEASURE_KINDS, { optional }) readonly kind?: string;
  @ChoiceField([...LIGHTS, 'unknown', 'none'], { optional }) readonly light?: string;
  @ChoiceField(PROVISION_FILTERS, { optional, description: 'Whether what it is subject to is met.' })
  readonly provision?: string;
  @TextField({
    optional,
    max: 200,
    description: 'Every word of it stands in title, description or source; ä is ae, ß is ss.',
  })
  readonly text?: string;
  @QueryFlagField({ optional, description: 'Only those past their end, or only the others.' })
  readonly overdue?: boolean;
  @ChoiceField(GROUPINGS, { optional, description: 'Counts and progress of each group beside the list.' })
  readonly group?: Grouping;
  @ChoiceField(SORTINGS, { optional, description: 'Default: in the order of their proposal.' }) readonly sort?: Sorting;
  @DayField({ optional, description: 'The day for which lights are shown: today or later. Default: today.' })
  readonly on?: string;
}

/** A board of more measures is refused: it has to name its process. */
export const BOARD_LIMIT = 50_000;

@ApiTags('Measures')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('measures')
export class MeasureReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The board of measures with their traffic lights, counted, grouped and sorted as asked' })
  @ApiAnswer(boardAnswer, 'A page of measures; counts and groups are of all that the filters leave.')
  async list(@Query() query: BoardQuery, @AskedBy() caller: Caller): Promise<AnswerOf<typeof boardAnswer>> {
    const reads = this.readsFor(caller);
    const { process } = query;
    const on = shownDay(query.on, this.clock.today());
    const all = await measuresAsOf(reads, on, (rows) =>
      (process === undefined ? rows : rows.where('process', '=', process)).limit(BOARD_LIMIT + 1),
    );
    if (all.length > BOARD_LIMIT) {
      throw badField('process', `process must be named: there are more than ${BOARD_LIMIT} measures`);
    }
    const { cursor, limit = PAGE_LIMITS.default, sort = 'proposal', ...filter } = query;
    const after = cursor === undefined ? undefined : placeIn(cursor, sort);
    if (cursor !== undefined && after === undefined) {
      throw badField('cursor', 'cursor must be the `next` of a page before, sorted alike');
    }
    return await boardPage(reads, all, { ...filter, sort, limit, ...(after !== undefined && { after }) }, on);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One measure with milestones, progress, indicators, provisions, links and reminders' })
  @ApiAnswer(measureAnswer, 'The measure with its parts.')
  async one(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OnQuery,
    @AskedBy() caller: Caller,
  ): Promise<MeasureDetail> {
    const reads = this.readsFor(caller);
    const on = shownDay(query.on, this.clock.today());
    const [measure] = await measuresAsOf(reads, on, (rows) => rows.where('id', '=', id));
    if (measure === undefined) throw notFound();
    return await measureDetail(reads, measure, on);
  }
}
