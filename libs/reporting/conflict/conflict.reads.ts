import { ChoiceField, IdField } from '#commands';
import type { Caller, Page, ReadsFor } from '#http';
import { ApiAnswer, ApiPageOf, ApiReadProblems, AskedBy, May, notFound, PageQuery, READS_FOR } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConflictAnswer } from './conflict.answer.js';
import { CONFLICT, MAY_READ_CONFLICTS } from './conflict.answer.js';
import { conflictAnswers } from './conflict.view.js';
import {
  concernedOrganisation,
  concernedProcess,
  conflictOf,
  conflictsPage,
  withEnds,
} from './found-conflicts.reads.js';

const STATUSES = ['open', 'settled'] as const;

export class ConflictQuery extends PageQuery {
  @ChoiceField(STATUSES, { optional: true }) readonly status?: (typeof STATUSES)[number];
  @IdField({ optional: true, description: 'Those that concern this organisation, or a process that it leads.' })
  readonly organisation?: string;
  @IdField({ optional: true, description: 'Those that concern this strategy process.' }) readonly process?: string;
}

@ApiTags('Conflicts')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('conflicts')
export class ConflictReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @May(...MAY_READ_CONFLICTS)
  @ApiOperation({
    summary: 'Events that refer to what had ended before: both were asked for at the same time',
  })
  @ApiPageOf(CONFLICT, 'Conflicts, in the order of the events that refer to what had ended.')
  async list(@Query() query: ConflictQuery, @AskedBy() caller: Caller): Promise<Page<ConflictAnswer>> {
    const reads = this.readsFor(caller);
    const { status, organisation, process } = query;
    const concerning = [
      ...(organisation === undefined ? [] : [await concernedOrganisation(reads, organisation)]),
      ...(process === undefined ? [] : [await concernedProcess(reads, process)]),
    ];
    const wanted = { concerning, ...(status !== undefined && { isSettled: status === 'settled' }) };
    const { items, next } = await conflictsPage(reads, query, wanted);
    return { items: await conflictAnswers(reads, await withEnds(reads, items)), next };
  }

  @Get(':id')
  @May(...MAY_READ_CONFLICTS)
  @ApiOperation({ summary: 'One conflict' })
  @ApiAnswer(CONFLICT, 'The conflict, with its settlement.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<ConflictAnswer> {
    const reads = this.readsFor(caller);
    const found = await conflictOf(reads, id);
    const [answer] = await conflictAnswers(reads, await withEnds(reads, found === undefined ? [] : [found]));
    if (answer === undefined) throw notFound();
    return answer;
  }
}
