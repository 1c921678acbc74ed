import { ChoiceField, IdField } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import { ApiAnswer, ApiPageOf, ApiReadProblems, notFound, page, PageQuery, READ_MODELS, whereEqual } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { subjectSummaries } from '#shared-kernel';
import { DECISION_LEVELS, namesOf } from '#shared-kernel';
import { decisionAnswer, decisionListed } from './decision.answer.js';
import { DECISION_KINDS } from './decision.events.js';
import { daysOf } from './decision-days.js';
import type { DecisionNames } from './decision.view.js';
import { decidedBy, decisionItem, decisionView, mentionedBy } from './decision.view.js';
import { decisionCourse, decisionProvisions, decisions } from './decision.tables.js';

export class DecisionQuery extends PageQuery {
  @IdField({ optional: true, description: 'Those of this strategy process.' }) readonly process?: string;
  @ChoiceField(DECISION_KINDS, { optional: true }) readonly kind?: string;
  @ChoiceField([...DECISION_LEVELS, 'unknown'], { optional: true }) readonly level?: string;
  @ChoiceField(['yes', 'no'], { optional: true, description: 'Default: both.' }) readonly withdrawn?: string;
}

@ApiTags('Decisions')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('decisions')
export class DecisionReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Decisions that were taken outside of meetings, in the order in which they were recorded' })
  @ApiPageOf(decisionListed, 'Decisions without their course.')
  async list(@Query() query: DecisionQuery): Promise<Page<object>> {
    const { process, kind, level, withdrawn } = query;
    const status = withdrawn === undefined ? undefined : withdrawn === 'yes' ? 'withdrawn' : 'recorded';
    const { items, next } = await page(
      this.reads,
      decisions,
      query,
      whereEqual<typeof decisions>({ process, kind, level, status }),
      (row) => row,
    );
    const names = await this.#names(items);
    return { items: items.map((row) => decisionItem(row, names)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One decision with what it decides, its provisions and its course' })
  @ApiAnswer(decisionAnswer, 'The decision.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const { reads } = this;
    const row = await reads.row(decisions, { id });
    if (row === undefined) throw notFound();
    const parts = {
      provisions: await reads.rows(decisionProvisions, (rows) => rows.where('decision', '=', id).orderBy('place')),
      course: await reads.rows(decisionCourse, (rows) => rows.where('decision', '=', id).orderBy('ordinal')),
    };
    return decisionView(row, parts, await this.#names([row]));
  }

  async #names(rows: readonly RowOf<typeof decisions>[]): Promise<DecisionNames> {
    return {
      nameOf: await namesOf(this.reads, rows.flatMap(mentionedBy)),
      summaryOf: await subjectSummaries(this.reads, rows.flatMap(decidedBy)),
      dayOf: await daysOf(this.reads, rows),
    };
  }
}
