import { ChoiceField, IdField, TextField } from '#commands';
import type { RowOf } from '#event-sourcing';
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
import type { OrganisationAnswer } from './organisation.answer.js';
import { ORGANISATION } from './organisation.answer.js';
import type { OrganisationKind } from './organisation.commands.js';
import { ORGANISATION_KINDS } from './organisation.commands.js';
import { organisations } from './organisation.projection.js';

export class OrganisationQuery extends PageQuery {
  @TextField({ optional: true, description: 'Exactly this name.' }) readonly name?: string;
  @ChoiceField(ORGANISATION_KINDS, { optional: true }) readonly kind?: OrganisationKind;
  @IdField({ optional: true, description: 'Those that belong to this organisation.' }) readonly parent?: string;
}

@ApiTags('Organisations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('organisations')
export class OrganisationReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Organisations in the order of their registration' })
  @ApiPageOf(ORGANISATION, 'Organisations.')
  async list(@Query() query: OrganisationQuery, @AskedBy() caller: Caller): Promise<Page<OrganisationAnswer>> {
    const reads = this.readsFor(caller);
    const { name, kind, parent } = query;
    return await page(reads, organisations, query, whereEqual<typeof organisations>({ name, kind, parent }), toAnswer);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One organisation' })
  @ApiAnswer(ORGANISATION, 'The organisation.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<OrganisationAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(organisations, { id });
    if (row === undefined) throw notFound();
    return toAnswer(row);
  }
}

function toAnswer({ ordinal, revision, ...rest }: RowOf<typeof organisations>): OrganisationAnswer {
  return { ...rest, revision: revision.toString() };
}
