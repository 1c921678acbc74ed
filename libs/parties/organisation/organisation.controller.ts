import { ChoiceField, IdField, TextField } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  commandController,
  notFound,
  page,
  PageQuery,
  READ_MODELS,
  rowSchema,
  whereEqual,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EndOrganisation,
  MoveOrganisation,
  ORGANISATION_KINDS,
  RegisterOrganisation,
  RenameOrganisation,
} from './organisation.commands.js';
import { organisationStream } from './organisation.js';
import { organisations } from './organisation.projection.js';

const may = ['process-manager', 'clerk', 'administrator'] as const;

export const OrganisationCommands = commandController({
  path: 'organisations',
  tag: 'Organisations',
  stream: organisationStream,
  routes: [
    {
      path: '',
      command: RegisterOrganisation,
      may,
      summary: 'Register an organisation: a unit of the city or a partner',
      example: { name: 'Soziales und Wohnen', kind: 'area' },
    },
    {
      path: ':id/name',
      command: RenameOrganisation,
      may,
      summary: 'Rename an organisation',
      example: { name: 'Soziales, Wohnen und Integration' },
    },
    {
      path: ':id/parent',
      command: MoveOrganisation,
      may,
      summary: 'Move an organisation to another one, or to none',
      example: { parent: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' },
    },
    {
      path: ':id/end',
      command: EndOrganisation,
      may,
      summary: 'Note that an organisation has ended',
      example: { on: '2019-12-31' },
    },
  ],
});

export class OrganisationQuery extends PageQuery {
  @TextField({ optional: true, description: 'Exactly this name.' }) readonly name?: string;
  @ChoiceField(ORGANISATION_KINDS, { optional: true }) readonly kind?: string;
  @IdField({ optional: true, description: 'Those that belong to this organisation.' }) readonly parent?: string;
}

const ORGANISATION = rowSchema(organisations, {
  examples: { status: 'registered', name: 'Stadtverwaltung', kind: 'office' },
});

@ApiTags('Organisations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('organisations')
export class OrganisationReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Organisations in the order of their registration' })
  @ApiPageOf(ORGANISATION, 'Organisations.')
  async list(@Query() query: OrganisationQuery): Promise<Page<object>> {
    const { name, kind, parent } = query;
    return await page(
      this.reads,
      organisations,
      query,
      whereEqual<typeof organisations>({ name, kind, parent }),
      toItem,
    );
  }

  @Get(':id')
  @ApiOperation({ summary: 'One organisation' })
  @ApiAnswer(ORGANISATION, 'The organisation.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const row = await this.reads.row(organisations, { id });
    if (row === undefined) throw notFound();
    return toItem(row);
  }
}

function toItem({ ordinal, revision, ...rest }: RowOf<typeof organisations>): object {
  return { ...rest, revision: revision.toString() };
}
