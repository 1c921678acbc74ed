import { ChoiceField, IdField } from '#commands';
import type { Page, ReadModels } from '#http';
import { ApiPageOf, ApiReadProblems, page, PageQuery, READ_MODELS, whereEqual } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { indicatorAnswer } from './indicator.answer.js';
import { withSeries } from './indicators-of.js';
import { indicators } from './indicator.projection.js';

export class IndicatorQuery extends PageQuery {
  @ChoiceField(['measure', 'goal'], { optional: true }) readonly category?: string;
  @IdField({ optional: true, description: 'Those of this measure or goal.' }) readonly entity?: string;
}

@ApiTags('Indicators')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('indicators')
export class IndicatorReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Indicators of measures and goals as series, in the order of their definition' })
  @ApiPageOf(indicatorAnswer, 'Indicators with baseline, target and values by date.')
  async list(@Query() query: IndicatorQuery): Promise<Page<object>> {
    const { category, entity } = query;
    const { items, next } = await page(
      this.reads,
      indicators,
      query,
      whereEqual<typeof indicators>({ category, entity }),
      (row) => row,
    );
    return { items: await withSeries(this.reads, items), next };
  }
}
