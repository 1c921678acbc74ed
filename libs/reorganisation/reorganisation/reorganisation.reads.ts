import { ChoiceField } from '#commands';
import type { Caller, Page, ReadsFor } from '#http';
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
import { namesOf } from '#shared-kernel';
import { organisationsIn } from './change-organisations.js';
import { leftBehind } from './left-behind.js';
import type { ReorganisationAnswer, ReorganisationListed } from './reorganisation.answer.js';
import { reorganisationAnswer, reorganisationListed } from './reorganisation.answer.js';
import type { ReorganisationStatus } from './reorganisation.tables.js';
import { REORGANISATION_STATUSES, reorganisationConcerns, reorganisations } from './reorganisation.tables.js';
import { listedView, mentionsOf, reorganisationView } from './reorganisation.view.js';

export class ReorganisationQuery extends PageQuery {
  @ChoiceField(REORGANISATION_STATUSES, {
    optional: true,
    description: 'Of those that have begun something is outstanding.',
  })
  readonly status?: ReorganisationStatus;
}

@ApiTags('Reorganisations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('reorganisations')
export class ReorganisationReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Reorganisations in the order of their recording, and how much of each is outstanding' })
  @ApiPageOf(reorganisationListed, 'Reorganisations.')
  async list(@Query() query: ReorganisationQuery, @AskedBy() caller: Caller): Promise<Page<ReorganisationListed>> {
    const reads = this.readsFor(caller);
    const { status } = query;
    const filter = whereEqual<typeof reorganisations>({ status });
    const { items, next } = await page(reads, reorganisations, query, filter, (row) => row);
    const ids = items.map((one) => one.id);
    const open = await reads.rows(reorganisationConcerns, (rows) =>
      rows.where('reorganisation', 'in', ids).where('status', '=', 'outstanding'),
    );
    const of = Map.groupBy(open, ({ reorganisation }) => reorganisation);
    return { items: items.map((row) => listedView(row, of.get(row.id)?.length ?? 0)), next };
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One reorganisation: what it concerns, what is outstanding, and what is still with what has ended',
  })
  @ApiAnswer(reorganisationAnswer, 'The reorganisation.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<ReorganisationAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(reorganisations, { id });
    if (row === undefined) throw notFound();
    const concerns = await reads.rows(reorganisationConcerns, (rows) =>
      rows.where('reorganisation', '=', id).orderBy('ordinal').orderBy('place'),
    );
    const whole = { row, concerns, left: await leftBehind(reads, organisationsIn(row.change)) };
    return reorganisationView(whole, await namesOf(reads, mentionsOf(whole)));
  }
}
