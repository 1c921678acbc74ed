import { ChoiceField, DayField, IdField } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { Caller, Page, Reads, ReadsFor } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  notFound,
  page,
  PageQuery,
  READS_FOR,
  whereEqual,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { itemNamesOf } from '#council';
import { mentionsIn, namesOf } from '#shared-kernel';
import type { AssignmentAnswer } from './assignment.answer.js';
import { assignmentAnswer } from './assignment.answer.js';
import type { AssignmentStatus } from './assignment-status.js';
import { ASSIGNMENT_STATUSES, TO_DO } from './assignment-status.js';
import { assignmentView, placesOf } from './assignment.view.js';
import { assignments } from './assignment.projection.js';

export class AssignmentQuery extends PageQuery {
  @IdField({ optional: true, description: 'Of this strategy process.' }) readonly process?: string;
  @IdField({ optional: true, description: 'Given to this organisation.' }) readonly to?: string;
  @IdField({ optional: true, description: 'That belong to this measure.' }) readonly measure?: string;
  @ChoiceField(ASSIGNMENT_STATUSES, { optional: true }) readonly status?: AssignmentStatus;
  @DayField({ optional: true, description: 'Those that are to be done, and whose last day is before this day.' })
  readonly overdueOn?: string;
}

@ApiTags('Assignments')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('assignments')
export class AssignmentReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Assignments in the order in which they were given' })
  @ApiPageOf(assignmentAnswer, 'Assignments.')
  async list(@Query() query: AssignmentQuery, @AskedBy() caller: Caller): Promise<Page<AssignmentAnswer>> {
    const reads = this.readsFor(caller);
    const { process, to, measure, status, overdueOn } = query;
    const { items, next } = await page(
      reads,
      assignments,
      query,
      (rows) => {
        const some = whereEqual<typeof assignments>({ process, to, measure, status })(rows);
        return overdueOn === undefined ? some : some.where('status', 'in', TO_DO).where('lastDue', '<', overdueOn);
      },
      (row) => row,
    );
    return { items: await shownTo(reads, items), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One assignment' })
  @ApiAnswer(assignmentAnswer, 'The assignment.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<AssignmentAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(assignments, { id });
    const [shown] = await shownTo(reads, row === undefined ? [] : [row]);
    if (shown === undefined) throw notFound();
    return shown;
  }
}

async function shownTo(reads: Reads, rows: readonly RowOf<typeof assignments>[]): Promise<readonly AssignmentAnswer[]> {
  const nameOf = await namesOf(reads, [
    ...mentionsIn(rows),
    ...rows.map(({ to }) => ({ kind: 'organisation' as const, id: to })),
  ]);
  const itemOf = await itemNamesOf(reads, rows.flatMap(placesOf));
  return rows.map((row) => assignmentView(row, nameOf, itemOf));
}
