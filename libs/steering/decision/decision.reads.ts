import { ChoiceField, IdField } from '#commands';
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
import type { DecisionLevel } from '#shared-kernel';
import { DECISION_LEVELS, namesOf, subjectSummaries } from '#shared-kernel';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { daysOf } from './decision-days.js';
import type { DecisionAnswer, DecisionListed } from './decision.answer.js';
import { decisionAnswer, decisionListed } from './decision.answer.js';
import type { DecisionKind } from './decision.events.js';
import { DECISION_KINDS } from './decision.events.js';
import { decisionCourse, decisionProvisions, decisions } from './decision.tables.js';
import type { DecisionNames } from './decision.view.js';
import { decisionItem, decisionView, mentionedBy } from './decision.view.js';

export class DecisionQuery extends PageQuery {
  @IdField({ optional: true, description: 'Those of this strategy process.' }) readonly process?: string;
  @ChoiceField(DECISION_KINDS, { optional: true }) readonly kind?: DecisionKind;
  @ChoiceField([...DECISION_LEVELS, 'unknown'], { optional: true }) readonly level?: DecisionLevel | 'unknown';
  @ChoiceField(['yes', 'no'], { optional: true, description: 'Default: both.' }) readonly withdrawn?: 'yes' | 'no';
}

@ApiTags('Decisions')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('decisions')
export class DecisionReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Decisions that were taken outside of meetings, in the order in which they were recorded' })
  @ApiPageOf(decisionListed, 'Decisions without their course.')
  async list(@Query() query: DecisionQuery, @AskedBy() caller: Caller): Promise<Page<DecisionListed>> {
    const reads = this.readsFor(caller);
    const { process, kind, level, withdrawn } = query;
    const status = withdrawn === undefined ? undefined : withdrawn === 'yes' ? 'withdrawn' : 'recorded';
    const { items, next } = await page(
      reads,
      decisions,
      query,
      whereEqual<typeof decisions>({ process, kind, level, status }),
      (row) => row,
    );
    const names = await namesIn(reads, items);
    return { items: items.map((row) => decisionItem(row, names)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One decision with what it decides, its provisions and its course' })
  @ApiAnswer(decisionAnswer, 'The decision.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<DecisionAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(decisions, { id });
    if (row === undefined) throw notFound();
    const parts = {
      provisions: await reads.rows(decisionProvisions, (rows) => rows.where('decision', '=', id).orderBy('place')),
      course: await reads.rows(decisionCourse, (rows) => rows.where('decision', '=', id).orderBy('ordinal')),
    };
    return decisionView(row, parts, await namesIn(reads, [row]));
  }
}

async function namesIn(reads: Reads, rows: readonly RowOf<typeof decisions>[]): Promise<DecisionNames> {
  return {
    nameOf: await namesOf(reads, rows.flatMap(mentionedBy)),
    summaryOf: await subjectSummaries(
      reads,
      rows.flatMap(({ decides }) => decides),
    ),
    dayOf: await daysOf(reads, rows),
  };
}
