import { ChoiceField, IdField } from '#commands';
import type { RowOf } from '#event-sourcing';
import { PersonalFields, streamName } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  May,
  notFound,
  page,
  PageQuery,
  PERSONAL_FIELDS,
  READ_MODELS,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { deviationView, deviationsOf } from '#shared-kernel';
import { personAnswer, personListed } from './person.answer.js';
import { MAY_READ_PERSONS } from './person.routes.js';
import { personView } from './person.view.js';
import { personFunctions, persons } from './person.projection.js';

const STATUSES = ['registered', 'restricted', 'erased'] as const;

export class PersonQuery extends PageQuery {
  @ChoiceField(STATUSES, { optional: true }) readonly status?: string;
  @IdField({ optional: true, description: 'Those with a function in this organisation.' })
  readonly organisation?: string;
}

@ApiTags('Persons')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('persons')
export class PersonReads {
  constructor(
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PERSONAL_FIELDS) private readonly personal: PersonalFields,
  ) {}

  @Get()
  @May(...MAY_READ_PERSONS)
  @ApiOperation({ summary: 'Persons in the order of their registration' })
  @ApiPageOf(personListed, 'Persons.')
  async list(@Query() query: PersonQuery): Promise<Page<object>> {
    const { status, organisation } = query;
    const holders = organisation === undefined ? undefined : await this.#holders(organisation);
    if (holders?.length === 0) return { items: [], next: null };
    const found = await page(
      this.reads,
      persons,
      query,
      (rows) => {
        const inStatus = status === undefined ? rows : rows.where('status', '=', status);
        return holders === undefined ? inStatus : inStatus.where('id', 'in', holders);
      },
      (row) => row,
    );
    return { ...found, items: await this.#views(found.items) };
  }

  @Get(':id')
  @May(...MAY_READ_PERSONS)
  @ApiOperation({ summary: 'One person; after an erasure what was personal is null' })
  @ApiAnswer(personAnswer, 'The person with what was noted against a rule.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const row = await this.reads.row(persons, { id });
    if (row === undefined) throw notFound();
    const [view] = await this.#views([row]);
    const deviations = await deviationsOf(this.reads, streamName('person', id));
    return { ...view, deviations: deviations.map(deviationView) };
  }

  async #views(rows: readonly RowOf<typeof persons>[]): Promise<readonly object[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const functions = await this.reads.rows(personFunctions, (all) =>
      all.where('person', 'in', ids).orderBy('ordinal'),
    );
    return await Promise.all(rows.map((row) => personView(row, functions, this.personal)));
  }

  async #holders(organisation: string): Promise<readonly string[]> {
    const functions = await this.reads.rows(personFunctions, (all) => all.where('organisation', '=', organisation));
    return [...new Set(functions.map(({ person }) => person))];
  }
}
