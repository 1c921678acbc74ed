import { ChoiceField, IdField } from '#commands';
import type { RowOf } from '#event-sourcing';
import { PersonalFields, streamName } from '#event-sourcing';
import type { Caller, Page, Reads, ReadsFor } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  MAY_READ_PERSONS,
  May,
  notFound,
  page,
  PageQuery,
  PERSONAL_FIELDS,
  READS_FOR,
} from '#http';
import { deviationsOf, deviationView } from '#shared-kernel';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PersonAnswer, PersonListed } from './person.answer.js';
import { personAnswer, personListed } from './person.answer.js';
import { personFunctions, persons } from './person.projection.js';
import { personView } from './person.view.js';

const STATUSES = ['registered', 'restricted', 'erased'] as const;

export class PersonQuery extends PageQuery {
  @ChoiceField(STATUSES, { optional: true }) readonly status?: (typeof STATUSES)[number];
  @IdField({ optional: true, description: 'Those with a function in this organisation.' })
  readonly organisation?: string;
}

@ApiTags('Persons')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('persons')
export class PersonReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(PERSONAL_FIELDS) private readonly personal: PersonalFields,
  ) {}

  @Get()
  @May(...MAY_READ_PERSONS)
  @ApiOperation({ summary: 'Persons in the order of their registration' })
  @ApiPageOf(personListed, 'Persons.')
  async list(@Query() query: PersonQuery, @AskedBy() caller: Caller): Promise<Page<PersonListed>> {
    const reads = this.readsFor(caller);
    const { status, organisation } = query;
    const holders = organisation === undefined ? undefined : await holdersIn(reads, organisation);
    if (holders?.length === 0) return { items: [], next: null };
    const found = await page(
      reads,
      persons,
      query,
      (rows) => {
        const inStatus = status === undefined ? rows : rows.where('status', '=', status);
        return holders === undefined ? inStatus : inStatus.where('id', 'in', holders);
      },
      (row) => row,
    );
    return { ...found, items: await this.#views(reads, found.items) };
  }

  @Get(':id')
  @May(...MAY_READ_PERSONS)
  @ApiOperation({ summary: 'One person; after an erasure what was personal is null' })
  @ApiAnswer(personAnswer, 'The person with what was noted against a rule.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<PersonAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(persons, { id });
    if (row === undefined) throw notFound();
    const view = await personView(row, await functionsOf(reads, [id]), this.personal);
    const deviations = await deviationsOf(reads, streamName('person', id));
    return { ...view, deviations: deviations.map(deviationView) };
  }

  async #views(reads: Reads, rows: readonly RowOf<typeof persons>[]): Promise<readonly PersonListed[]> {
    if (rows.length === 0) return [];
    const functions = await functionsOf(
      reads,
      rows.map(({ id }) => id),
    );
    return await Promise.all(rows.map((row) => personView(row, functions, this.personal)));
  }
}

async function functionsOf(reads: Reads, ids: readonly string[]): Promise<readonly RowOf<typeof personFunctions>[]> {
  return await reads.rows(personFunctions, (all) => all.where('person', 'in', ids).orderBy('ordinal'));
}

/** Persons who hold a function in this organisation. */
async function holdersIn(reads: Reads, organisation: string): Promise<readonly string[]> {
  const functions = await reads.rows(personFunctions, (all) => all.where('organisation', '=', organisation));
  return [...new Set(functions.map(({ person }) => person))];
}
