import { ChoiceField, TextField } from '#commands';
import type { Page, ReadModels } from '#http';
import { ApiPageOf, ApiReadProblems, May, page, PageQuery, READ_MODELS, rowSchema, whereEqual } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { aboutOf, aboutSchema, namedKindOf, namesOf } from '#shared-kernel';
import { LATE_CATEGORIES, lateEntries } from './late-entries.projection.js';

export class LateEntryQuery extends PageQuery {
  @ChoiceField(LATE_CATEGORIES, { optional: true }) readonly category?: string;
  @TextField({ optional: true, description: 'Of this stream, such as `meeting-<id>`.' }) readonly stream?: string;
}

const LATE_ENTRY = rowSchema(lateEntries, {
  and: { about: aboutSchema },
  examples: { stream: 'meeting-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11', category: 'meeting', occurredOn: '2019-02-14' },
});

@ApiTags('Late entries')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('late-entries')
export class LateEntryReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @May('auditor', 'process-manager', 'administrator')
  @ApiOperation({
    summary: 'Facts that were recorded more than 14 days after they happened, in the order of their entry',
  })
  @ApiPageOf(LATE_ENTRY, 'Late entries.')
  async list(@Query() query: LateEntryQuery): Promise<Page<object>> {
    const { category, stream } = query;
    const { items, next } = await page(
      this.reads,
      lateEntries,
      query,
      whereEqual<typeof lateEntries>({ category, stream }),
      (row) => row,
    );
    const nameOf = await namesOf(
      this.reads,
      items.flatMap(({ category: of, entity: id }) => {
        const kind = namedKindOf(of);
        return kind === undefined ? [] : [{ kind, id }];
      }),
    );
    return {
      items: items.map(({ ordinal, ...row }) => ({ ...row, about: aboutOf(row.category, row.entity, nameOf) })),
      next,
    };
  }
}
