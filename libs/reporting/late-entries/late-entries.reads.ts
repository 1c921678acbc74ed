import { ChoiceField, TextField } from '#commands';
import type { AnswerOf, Caller, Page, ReadsFor } from '#http';
import { ApiPageOf, ApiReadProblems, AskedBy, May, page, PageQuery, READS_FOR, rowSchema, whereEqual } from '#http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { aboutOf, aboutSchema, namedKindOf, namesOf } from '#shared-kernel';
import { LATE_CATEGORIES } from './late-entries.projection.js';
import { lateEntries } from './late-entries.tables.js';

export class LateEntryQuery extends PageQuery {
  @ChoiceField(LATE_CATEGORIES, { optional: true }) readonly category?: string;
  @TextField({ optional: true, description: 'Of this stream, such as `meeting-<id>`.' }) readonly stream?: string;
}

const LATE_ENTRY = rowSchema(lateEntries, {
  without: ['meeting', 'item'],
  and: { about: aboutSchema },
  examples: { stream: 'meeting-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11', category: 'meeting', occurredOn: '2019-02-14' },
});

@ApiTags('Late entries')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('late-entries')
export class LateEntryReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @May('auditor', 'process-manager', 'administrator')
  @ApiOperation({
    summary: 'Facts that were recorded more than 14 days after they happened, in the order of their entry',
  })
  @ApiPageOf(LATE_ENTRY, 'Late entries.')
  async list(@Query() query: LateEntryQuery, @AskedBy() caller: Caller): Promise<Page<AnswerOf<typeof LATE_ENTRY>>> {
    const reads = this.readsFor(caller);
    const { category, stream } = query;
    const filter = whereEqual<typeof lateEntries>({ category, stream });
    const { items, next } = await page(reads, lateEntries, query, filter, (row) => row);
    const nameOf = await namesOf(
      reads,
      items.flatMap(({ category: of, entity: id }) => {
        const kind = namedKindOf(of);
        return kind === undefined ? [] : [{ kind, id }];
      }),
    );
    const shown = items.map(({ ordinal, meeting, item, ...row }) => ({
      ...row,
      about: aboutOf(row.category, row.entity, nameOf),
    }));
    return { items: shown, next };
  }
}
