import type { RowOf } from '#event-sourcing';
import type { Caller, Page, ReadsFor } from '#http';
import { ApiAnswer, ApiPageOf, ApiReadProblems, AskedBy, notFound, page, PageQuery, READS_FOR } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecessAnswer } from './recess.answer.js';
import { RECESS } from './recess.answer.js';
import { recesses } from './recess.projection.js';

@ApiTags('Recesses')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('recesses')
export class RecessReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Recesses of the council in the order in which they were recorded' })
  @ApiPageOf(RECESS, 'Recesses.')
  async list(@Query() query: PageQuery, @AskedBy() caller: Caller): Promise<Page<RecessAnswer>> {
    return await page(this.readsFor(caller), recesses, query, (all) => all, toAnswer);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One recess' })
  @ApiAnswer(RECESS, 'The recess.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<RecessAnswer> {
    const row = await this.readsFor(caller).row(recesses, { id });
    if (row === undefined) throw notFound();
    return toAnswer(row);
  }
}

function toAnswer({ ordinal, revision, ...rest }: RowOf<typeof recesses>): RecessAnswer {
  return { ...rest, revision: revision.toString() };
}
