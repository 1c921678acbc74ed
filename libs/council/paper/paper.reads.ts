import { ChoiceField, IdField, TextField } from '#commands';
import type { Page, ReadModels } from '#http';
import { streamName } from '#event-sourcing';
import { ApiAnswer, ApiPageOf, ApiReadProblems, notFound, page, PageQuery, READ_MODELS } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, ValidateIf } from 'class-validator';
import { deviationsOf, namesOf } from '#shared-kernel';
import { itemNamesOf } from '../meeting/agenda/item-names.js';
import { paperAnswer, paperListed } from './paper.answer.js';
import { PAPER_STATUSES } from './paper.state.js';
import { normalisedReference } from './paper-reference.js';
import type { PaperParts } from './paper.view.js';
import { mentionedBy, paperItem, paperView, processesOf } from './paper.view.js';
import {
  coSignatures,
  paperProcesses,
  paperReferences,
  papers,
  paperSteps,
  paperStepOutcomes,
  paperSubjects,
  paperVersions,
} from './paper.tables.js';

/** Filters of the list; together they narrow it. */
export class PaperQuery extends PageQuery {
  @ChoiceField(PAPER_STATUSES, { optional: true }) readonly status?: string;
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
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Papers in the order in which they were drafted or recorded' })
  @ApiPageOf(paperListed, 'Papers without their parts.')
  async list(@Query() query: PaperQuery): Promise<Page<object>> {
    const { status } = query;
    const ids = common([await this.#ofProcess(query), await this.#ofCommittee(query), await this.#byReference(query)]);
    if (ids?.length === 0) return { items: [], next: null };
    const { items, next } = await page(
      this.reads,
      papers,
      query,
      (rows) => {
        const found = ids === undefined ? rows : rows.where('id', 'in', ids);
        return status === undefined ? found : found.where('status', '=', status);
      },
      (row) => row,
    );
    const nameOf = await namesOf(this.reads, items.flatMap(processesOf));
    return { items: items.map((row) => paperItem(row, nameOf)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One paper with its versions, co-signatures, consultation steps and deviations' })
  @ApiAnswer(paperAnswer, 'The paper with its parts.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const paper = await this.reads.row(papers, { id });
    if (paper === undefined) throw notFound();
    const parts: PaperParts = {
      versions: await this.reads.rows(paperVersions, (rows) => rows.where('paper', '=', id).orderBy('version')),
      subjects: await this.reads.rows(paperSubjects, (rows) => rows.where('paper', '=', id)),
      coSignatures: await this.reads.rows(coSignatures, (rows) => rows.where('paper', '=', id).orderBy('ordinal')),
      steps: await this.reads.rows(paperSteps, (rows) => rows.where('paper', '=', id).orderBy('ordinal')),
      outcomes: await this.reads.rows(paperStepOutcomes, (rows) => rows.where('paper', '=', id).orderBy('ordinal')),
      deviations: await deviationsOf(this.reads, streamName('paper', id)),
    };
    return paperView(paper, parts, {
      nameOf: await namesOf(this.reads, [...processesOf(paper), ...mentionedBy(parts)]),
      itemOf: await itemNamesOf(
        this.reads,
        parts.outcomes.map(({ meeting, item }) => ({ meeting, id: item })),
      ),
    });
  }

  async #ofProcess({ process }: PaperQuery): Promise<readonly string[] | undefined> {
    if (process === undefined) return undefined;
    return (await this.reads.rows(paperProcesses, (rows) => rows.where('process', '=', process))).map(
      (row) => row.paper,
    );
  }

  async #ofCommittee({ committee }: PaperQuery): Promise<readonly string[] | undefined> {
    if (committee === undefined) return undefined;
    const steps = await this.reads.rows(paperSteps, (rows) => rows.where('committee', '=', committee));
    return [...new Set(steps.filter(({ dropped }) => dropped === null).map((row) => row.paper))];
  }

  async #byReference({ reference, year }: PaperQuery): Promise<readonly string[] | undefined> {
    if (reference === undefined && year === undefined) return undefined;
    const found = await this.reads.rows(paperReferences, (rows) => {
      const ofYear = year === undefined ? rows : rows.where('year', '=', year);
      return reference === undefined ? ofYear : ofYear.where('reference', '=', normalisedReference(reference));
    });
    return [...new Set(found.map((row) => row.paper))];
  }
}

/** What is in every list that there is; `undefined` where there is none. */
function common(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.reduce((so, list) =>
    so === undefined || list === undefined ? (so ?? list) : so.filter((id) => list.includes(id)),
  );
}
