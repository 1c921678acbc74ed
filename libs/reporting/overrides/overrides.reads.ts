import { IdField, QueryFlagField } from '#commands';
import type { Page, ReadModels } from '#http';
import { answer, ApiPageOf, ApiReadProblems, page, PageQuery, READ_MODELS } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { measures, overrideSchema } from '#steering';

const { extended, id, text } = answer;

export class OverrideQuery extends PageQuery {
  @IdField({ optional: true, description: 'Of measures of this strategy process.' }) readonly process?: string;
  @QueryFlagField({ optional: true, description: 'Only those without an end.' })
  readonly withoutEnd?: boolean;
}

const OVERRIDE = extended(overrideSchema, { measure: id(), title: text('Mehrsprachige Wegweiser'), process: id() });

@ApiTags('Measures')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('traffic-light-overrides')
export class OverrideReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Traffic lights that are set by hand now, those without an end too, by their measures' })
  @ApiPageOf(OVERRIDE, 'Overrides that nobody ended; one whose last day is past has no effect any more.')
  async list(@Query() query: OverrideQuery): Promise<Page<object>> {
    const { process, withoutEnd } = query;
    return await page(
      this.reads,
      measures,
      query,
      (rows) => {
        const overridden = rows.where('override', 'is not', null);
        const some = process === undefined ? overridden : overridden.where('process', '=', process);
        if (withoutEnd === undefined) return some;
        return some.where('overrideUntil', withoutEnd ? 'is' : 'is not', null);
      },
      (row) => ({ ...row.override, measure: row.id, title: row.title, process: row.process }),
    );
  }
}
