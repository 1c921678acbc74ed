import type { BusinessClock } from '#event-sourcing';
import type { Caller, Reads, ReadsFor } from '#http';
import { ApiAnswer, ApiReadProblems, AskedBy, BUSINESS_CLOCK, notFound, OnQuery, READS_FOR, shownDay } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { organisations } from '#parties';
import { waitingSides } from './waiting-sides.js';
import { weekEntries } from './week-entries.js';
import { weekOf } from './week.js';
import type { WaitingAnswer, WeekAnswer } from './week.answer.js';
import { waitingAnswer, weekAnswer } from './week.answer.js';
import { waitingGroups, weekGroups } from './week.view.js';

@ApiTags('Organisations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('organisations')
export class WeekReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get(':id/week')
  @ApiOperation({
    summary: 'My week: what an organisation has to do or to be at, this week and the next, and what is overdue',
  })
  @ApiAnswer(weekAnswer, 'The week that the day lies in, from Monday to Sunday.')
  async week(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OnQuery,
    @AskedBy() caller: Caller,
  ): Promise<WeekAnswer> {
    const reads = this.readsFor(caller);
    const organisation = await organisationNamed(reads, id);
    const on = shownDay(query.on, this.clock.today());
    const { from, to, ...groups } = weekOf(await weekEntries(reads, id, on), on);
    return { organisation, on, from, to, ...(await weekGroups(reads, groups)) };
  }

  @Get(':id/waiting')
  @ApiOperation({ summary: 'Waiting for whom: what an organisation waits for, and what others wait for it to do' })
  @ApiAnswer(waitingAnswer, 'What stands now, and who has to move.')
  async waiting(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<WaitingAnswer> {
    const reads = this.readsFor(caller);
    const organisation = await organisationNamed(reads, id);
    return { organisation, ...(await waitingGroups(reads, await waitingSides(reads, id))) };
  }
}

/** @throws Problem 404 */
async function organisationNamed(reads: Reads, id: string): Promise<WeekAnswer['organisation']> {
  const row = await reads.row(organisations, { id });
  if (row === undefined) throw notFound();
  return { id, name: row.name };
}
