import { ChoiceField, DayField, IdField } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import {
  answer,
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  notFound,
  page,
  PageQuery,
  READ_MODELS,
  rowSchema,
  whereEqual,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { itemNamesOf } from '#council';
import { mentionsIn, nameSchema, namesOf } from '#shared-kernel';
import { ASSIGNMENT_STATUSES, TO_DO } from './assignment-status.js';
import { placesOf, shown } from './assignment.view.js';
import { assignments } from './assignment.projection.js';

export class AssignmentQuery extends PageQuery {
  @IdField({ optional: true, description: 'Of this strategy process.' }) readonly process?: string;
  @IdField({ optional: true, description: 'Given to this organisation.' }) readonly to?: string;
  @IdField({ optional: true, description: 'That belong to this measure.' }) readonly measure?: string;
  @ChoiceField(ASSIGNMENT_STATUSES, { optional: true }) readonly status?: string;
  @DayField({ optional: true, description: 'Those that are to be done, and whose last day is before this day.' })
  readonly overdueOn?: string;
}

const ASSIGNMENT = rowSchema(assignments, {
  without: ['lastDue'],
  and: {
    status: answer.choice(...ASSIGNMENT_STATUSES),
    toName: nameSchema,
    source: answer.open({ kind: 'oral' }),
    sourceName: nameSchema,
    processTitle: nameSchema,
    measureTitle: nameSchema,
  },
  examples: { title: 'Kosten ermitteln', to: answer.id().example as string, due: '2019-06' },
});

@ApiTags('Assignments')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('assignments')
export class AssignmentReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Assignments in the order in which they were given' })
  @ApiPageOf(ASSIGNMENT, 'Assignments.')
  async list(@Query() query: AssignmentQuery): Promise<Page<object>> {
    const { process, to, measure, status, overdueOn } = query;
    const { items, next } = await page(
      this.reads,
      assignments,
      query,
      (rows) => {
        const some = whereEqual<typeof assignments>({ process, to, measure, status })(rows);
        return overdueOn === undefined ? some : some.where('status', 'in', TO_DO).where('lastDue', '<', overdueOn);
      },
      (row) => row,
    );
    return { items: await this.#shown(items), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One assignment' })
  @ApiAnswer(ASSIGNMENT, 'The assignment.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const row = await this.reads.row(assignments, { id });
    const [shown] = await this.#shown(row === undefined ? [] : [row]);
    if (shown === undefined) throw notFound();
    return shown;
  }

  async #shown(rows: readonly RowOf<typeof assignments>[]): Promise<readonly object[]> {
    const nameOf = await namesOf(this.reads, [
      ...mentionsIn(rows),
      ...rows.map(({ to }) => ({ kind: 'organisation' as const, id: to })),
    ]);
    const itemOf = await itemNamesOf(this.reads, rows.flatMap(placesOf));
    return rows.map((row) => shown(row, nameOf, itemOf));
  }
}
