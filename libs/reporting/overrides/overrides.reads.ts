import { IdField, QueryFlagField } from '#commands';
import type { AnswerOf, Caller, Page, ReadsFor } from '#http';
import { answer, ApiPageOf, ApiReadProblems, AskedBy, page, PageQuery, READS_FOR } from '#http';
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
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Traffic lights that are set by hand now, those without an end too, by their measures' })
  @ApiPageOf(OVERRIDE, 'Overrides that nobody ended; one whose last day is past has no effect any more.')
  async list(@Query() query: OverrideQuery, @AskedBy() caller: Caller): Promise<Page<AnswerOf<typeof OVERRIDE>>> {
    const { process, withoutEnd } = query;
    const { items, next } = await page(
      this.readsFor(caller),
      measures,
      query,
      (rows) => {
        const overridden = rows.where('override', 'is not', null);
        const some = process === undefined ? overridden : overridden.where('process', '=', process);
        if (withoutEnd === undefined) return some;
        return some.where('overrideUntil', withoutEnd ? 'is' : 'is not', null);
      },
      (row) => row,
    );
    const overrides = items.flatMap(({ override, id: measure, title, process: of }) =>
      override === null ? [] : [{ ...override, measure, title, process: of }],
    );
    return { items: overrides, next };
  }
}
