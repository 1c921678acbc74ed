import { ChoiceField, IdField, TextField } from '#commands';
import type { Caller, Page, ReadsFor } from '#http';
import { streamName } from '#event-sourcing';
import { ApiAnswer, ApiPageOf, ApiReadProblems, AskedBy, notFound, page, PageQuery, READS_FOR } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, ValidateIf } from 'class-validator';
import { deviationsOf, namesOf } from '#shared-kernel';
import { itemNamesOf } from '../meeting/agenda/item-names.js';
import type { PaperAnswer, PaperListed } from './paper.answer.js';
import { paperAnswer, paperListed } from './paper.answer.js';
import { PAPER_STATUSES } from './paper.state.js';
import { common, papersByReference, papersOfCommittee, papersOfProcess } from './paper-filters.js';
import type { PaperParts } from './paper.view.js';
import { mentionedBy, paperItem, paperView, processesOf } from './paper.view.js';
import { coSignatures, papers, paperSteps, paperStepOutcomes, paperSubjects, paperVersions } from './paper.tables.js';

/** Filters of the list; together they narrow it. */
export class PaperQuery extends PageQuery {
  @ChoiceField(PAPER_STATUSES, { optional: true }) readonly status?: (typeof PAPER_STATUSES)[number];
  @IdField({ optional: true, description: 'Papers of this strategy process.' }) readonly process?: string;
  @IdField({ optional: true, description: 'Papers with a step of this committee.' }) readonly committee?: string;
  @TextField({
    optional: true,
    max: 100,
    example: '20196743',
    description: 'Exactly this reference, an earlier one too.',
  })
  readonly reference?: string;

  @ApiProperty({ required: false, type: 'integer', example: 2019, description: "The reference's year." })
  @ValidateIf((_query, value) => value !== undefined)
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : value,
  )
  @IsInt({ message: '$property must be a year such as 2019' })
  readonly year?: number;
}

@ApiTags('Papers')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('papers')
export class PaperReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Papers in the order in which they were drafted or recorded' })
  @ApiPageOf(paperListed, 'Papers without their parts.')
  async list(@Query() query: PaperQuery, @AskedBy() caller: Caller): Promise<Page<PaperListed>> {
    const reads = this.readsFor(caller);
    const { status } = query;
    const ids = common([
      await papersOfProcess(reads, query),
      await papersOfCommittee(reads, query),
      await papersByReference(reads, query),
    ]);
    if (ids?.length === 0) return { items: [], next: null };
    const { items, next } = await page(
      reads,
      papers,
      query,
      (rows) => {
        const found = ids === undefined ? rows : rows.where('id', 'in', ids);
        return status === undefined ? found : found.where('status', '=', status);
      },
      (row) => row,
    );
    const nameOf = await namesOf(reads, items.flatMap(processesOf));
    return { items: items.map((row) => paperItem(row, nameOf)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One paper with its versions, co-signatures, consultation steps and deviations' })
  @ApiAnswer(paperAnswer, 'The paper with its parts.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<PaperAnswer> {
    const reads = this.readsFor(caller);
    const paper = await reads.row(papers, { id });
    if (paper === undefined) throw notFound();
    const parts: PaperParts = {
      versions: await reads.rows(paperVersions, (rows) => rows.where('paper', '=', id).orderBy('version')),
      subjects: await reads.rows(paperSubjects, (rows) => rows.where('paper', '=', id)),
      coSignatures: await reads.rows(coSignatures, (rows) => rows.where('paper', '=', id).orderBy('ordinal')),
      steps: await reads.rows(paperSteps, (rows) => rows.where('paper', '=', id).orderBy('ordinal')),
      outcomes: await reads.rows(paperStepOutcomes, (rows) => rows.where('paper', '=', id).orderBy('ordinal')),
      deviations: await deviationsOf(reads, streamName('paper', id)),
    };
    return paperView(paper, parts, {
      nameOf: await namesOf(reads, [...processesOf(paper), ...mentionedBy(parts)]),
      itemOf: await itemNamesOf(
        reads,
        parts.outcomes.map(({ meeting, item }) => ({ meeting, id: item })),
      ),
    });
  }
}
