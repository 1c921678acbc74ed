import { ChoiceField, IdField } from '#commands';
import type { Caller, Page, ReadsFor } from '#http';
import { ApiPageOf, ApiReadProblems, AskedBy, page, PageQuery, READS_FOR, whereEqual } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IndicatorAnswer } from './indicator.answer.js';
import { indicatorAnswer } from './indicator.answer.js';
import { indicators } from './indicator.tables.js';
import { withSeries } from './indicator.view.js';

export class IndicatorQuery extends PageQuery {
  @ChoiceField(['measure', 'goal'], { optional: true }) readonly category?: 'measure' | 'goal';
  @IdField({ optional: true, description: 'Those of this measure or goal.' }) readonly entity?: string;
}

@ApiTags('Indicators')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('indicators')
export class IndicatorReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Indicators of measures and goals as series, in the order of their definition' })
  @ApiPageOf(indicatorAnswer, 'Indicators with baseline, target and values by date.')
  async list(@Query() query: IndicatorQuery, @AskedBy() caller: Caller): Promise<Page<IndicatorAnswer>> {
    const reads = this.readsFor(caller);
    const { category, entity } = query;
    const { items, next } = await page(
      reads,
      indicators,
      query,
      whereEqual<typeof indicators>({ category, entity }),
      (row) => row,
    );
    return { items: await withSeries(reads, items), next };
  }
}
