import { ChoiceField, IdField } from '#commands';
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
import { nameSchema, namesOf } from '#shared-kernel';
import { reportingRounds, roundAsks, roundDates, roundReminders } from './reporting-round.projection.js';
import { askItem, roundItem } from './round-view.js';

const { choice, extended, id, integer, list, open, orNull, shape, text } = answer;

export class RoundQuery extends PageQuery {
  @IdField({ optional: true, description: 'Rounds of this strategy process.' }) readonly process?: string;
  @ChoiceField(['open', 'closed'], { optional: true }) readonly status?: string;
}

const ROUND = rowSchema(reportingRounds, {
  and: {
    status: choice('open', 'closed'),
    completeness: shape({
      unitsAsked: integer(12),
      unitsAnswered: integer(9),
      measuresAsked: integer(20),
      measuresAnswered: integer(15),
      measuresWithoutLead: integer(2),
    }),
  },
  examples: { title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28' },
});

const ASK = shape({
  measure: shape({ id: id(), title: nameSchema }),
  lead: orNull(shape({ id: id(), name: nameSchema })),
  answer: orNull(open({ kind: 'changed', percent: 40 }, 'What was said; null where the answer is missing.')),
  answeredOn: orNull(text('2019-02-20')),
  forLead: orNull(text('Auskunft am Telefon', 'Why somebody else answered.')),
});

const ROUND_IN_DETAIL = extended(ROUND, {
  asks: list(ASK),
  missing: list(ASK),
  reminders: list(
    rowSchema(roundReminders, { without: ['round'], and: { on: text('2019-03-01'), missing: list(id()) } }),
  ),
});

@ApiTags('Reporting rounds')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('reporting-rounds')
export class ReportingRoundReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Reporting rounds in the order of their opening, and how complete they are' })
  @ApiPageOf(ROUND, 'Rounds.')
  async list(@Query() query: RoundQuery): Promise<Page<object>> {
    const { process, status } = query;
    const { items, next } = await page(
      this.reads,
      reportingRounds,
      query,
      whereEqual<typeof reportingRounds>({ process, status }),
      (row) => row,
    );
    const ids = items.map((round) => round.id);
    const asks = await this.reads.rows(roundAsks, (rows) => rows.where('round', 'in', ids));
    const of = Map.groupBy(asks, ({ round }) => round);
    return { items: items.map((row) => roundItem(row, of.get(row.id) ?? [])), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One reporting round: what was asked, what was answered, and what is missing' })
  @ApiAnswer(ROUND_IN_DETAIL, 'The round.')
  async one(@Param('id', ParseUUIDPipe) round: string): Promise<object> {
    const row = await this.reads.row(reportingRounds, { id: round });
    if (row === undefined) throw notFound();
    const asks = await this.reads.rows(roundAsks, (rows) => rows.where('round', '=', round).orderBy('place'));
    const reminders = await this.reads.rows(roundReminders, (rows) =>
      rows.where('round', '=', round).orderBy('ordinal'),
    );
    const dated = await this.reads.rows(roundDates, (rows) => rows.where('round', '=', round));
    const dates = new Map(dated.map(({ event, on }) => [event, on]));
    const nameOf = await namesOf(
      this.reads,
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
