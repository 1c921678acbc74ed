import { ChoiceField, IdField } from '#commands';
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
import type { RoundDetail, RoundListed } from './reporting-round.answer.js';
import { roundAnswer, roundDetailAnswer } from './reporting-round.answer.js';
import { reportingRounds, roundAsks, roundDates, roundReminders } from './reporting-round.projection.js';
import { askItem, roundItem } from './reporting-round.view.js';

export class RoundQuery extends PageQuery {
  @IdField({ optional: true, description: 'Rounds of this strategy process.' }) readonly process?: string;
  @ChoiceField(['open', 'closed'], { optional: true }) readonly status?: 'open' | 'closed';
}

@ApiTags('Reporting rounds')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('reporting-rounds')
export class ReportingRoundReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Reporting rounds in the order of their opening, and how complete they are' })
  @ApiPageOf(roundAnswer, 'Rounds.')
  async list(@Query() query: RoundQuery, @AskedBy() caller: Caller): Promise<Page<RoundListed>> {
    const reads = this.readsFor(caller);
    const { process, status } = query;
    const { items, next } = await page(
      reads,
      reportingRounds,
      query,
      whereEqual<typeof reportingRounds>({ process, status }),
      (row) => row,
    );
    const ids = items.map((round) => round.id);
    const asks = await reads.rows(roundAsks, (rows) => rows.where('round', 'in', ids));
    const of = Map.groupBy(asks, ({ round }) => round);
    return { items: items.map((row) => roundItem(row, of.get(row.id) ?? [])), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One reporting round: what was asked, what was answered, and what is missing' })
  @ApiAnswer(roundDetailAnswer, 'The round.')
  async one(@Param('id', ParseUUIDPipe) round: string, @AskedBy() caller: Caller): Promise<RoundDetail> {
    const reads = this.readsFor(caller);
    const row = await reads.row(reportingRounds, { id: round });
    if (row === undefined) throw notFound();
    const asks = await reads.rows(roundAsks, (rows) => rows.where('round', '=', round).orderBy('place'));
    const reminders = await reads.rows(roundReminders, (rows) => rows.where('round', '=', round).orderBy('ordinal'));
    const dated = await reads.rows(roundDates, (rows) => rows.where('round', '=', round));
    const dates = new Map(dated.map(({ event, on }) => [event, on]));
    const nameOf = await namesOf(
      reads,
      asks.flatMap(({ measure, lead }) => [
        { kind: 'measure' as const, id: measure },
        ...(lead === null ? [] : [{ kind: 'organisation' as const, id: lead }]),
      ]),
    );
    return {
      ...roundItem(row, asks),
      asks: asks.map((ask) => askItem(ask, nameOf, dates)),
      missing: asks.filter((ask) => ask.answer === null).map((ask) => askItem(ask, nameOf, dates)),
      reminders: reminders.map(({ ordinal, round: _of, ...one }) => ({
        ...one,
        on: dates.get(one.event) ?? 'unknown',
      })),
    };
  }
}
