import { ChoiceField } from '#commands';
import type { RowOf } from '#event-sourcing';
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
import type { Mention } from '#shared-kernel';
import { nameSchema, namesOf } from '#shared-kernel';
import { CONCERN_KINDS } from './reorganisation.commands.js';
import { leftBehind } from './left-behind.js';
import { organisationsIn } from './organisations-in.js';
import { reorganisationConcerns, reorganisations } from './reorganisation.projection.js';

const STATUSES = ['recorded', 'cancelled', 'begun', 'carriedOut'] as const;
const { choice, extended, id, integer, list, open, orNull, shape } = answer;

export class ReorganisationQuery extends PageQuery {
  @ChoiceField(STATUSES, { optional: true, description: 'Of those that have begun something is outstanding.' })
  readonly status?: string;
}

const REORGANISATION = rowSchema(reorganisations, {
  and: {
    status: choice(...STATUSES),
    change: open({ kind: 'merge' }, 'What becomes of which organisations.'),
    outstanding: integer(2),
  },
  examples: { title: 'Kultur und Sport werden ein Bereich', on: '2020-01-01' },
});

const CONCERN = shape({
  kind: choice(...CONCERN_KINDS),
  thing: id(),
  name: nameSchema,
  to: orNull(shape({ id: id(), name: nameSchema })),
  status: choice('outstanding', 'carried', 'settled'),
  reason: orNull(answer.text('Von Hand übertragen.')),
});

const IN_DETAIL = extended(REORGANISATION, {
  organisations: list(shape({ id: id(), name: nameSchema })),
  concerns: list(CONCERN),
  leftBehind: list(
    shape({
      kind: choice('processLead', 'measureLead', 'assignment', 'parent'),
      thing: id(),
      name: nameSchema,
      of: id(),
    }),
  ),
});

@ApiTags('Reorganisations')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('reorganisations')
export class ReorganisationReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Reorganisations in the order of their recording, and how much of each is outstanding' })
  @ApiPageOf(REORGANISATION, 'Reorganisations.')
  async list(@Query() query: ReorganisationQuery): Promise<Page<object>> {
    const { status } = query;
    const { items, next } = await page(
      this.reads,
      reorganisations,
      query,
      whereEqual<typeof reorganisations>({ status }),
      (row) => row,
    );
    const ids = items.map((one) => one.id);
    const open = await this.reads.rows(reorganisationConcerns, (rows) =>
      rows.where('reorganisation', 'in', ids).where('status', '=', 'outstanding'),
    );
    const of = Map.groupBy(open, ({ reorganisation }) => reorganisation);
    return { items: items.map((row) => toItem(row, of.get(row.id)?.length ?? 0)), next };
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One reorganisation: what it concerns, what is outstanding, and what is still with what has ended',
  })
  @ApiAnswer(IN_DETAIL, 'The reorganisation.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const row = await this.reads.row(reorganisations, { id });
    if (row === undefined) throw notFound();
    const concerns = await this.reads.rows(reorganisationConcerns, (rows) =>
      rows.where('reorganisation', '=', id).orderBy('ordinal').orderBy('place'),
    );
    const organisations = organisationsIn(row.change);
    const left = await leftBehind(this.reads, organisations);
    const nameOf = await namesOf(this.reads, [
      ...[...concerns, ...left].map(mentionOf),
      ...[...organisations, ...concerns.flatMap(({ to }) => to ?? [])].map(organisation),
    ]);
    const called = (thing: Thing): string | null => {
      const { kind, id: of } = mentionOf(thing);
      return nameOf(kind, of);
    };
    return {
      ...toItem(row, concerns.filter(({ status }) => status === 'outstanding').length),
      organisations: organisations.map((one) => ({ id: one, name: nameOf('organisation', one) })),
      concerns: concerns.map(({ reorganisation, ordinal, place, to, ...one }) => ({
        ...one,
        name: called(one),
        to: to === null ? null : { id: to, name: nameOf('organisation', to) },
      })),
      leftBehind: left.map((one) => ({ ...one, name: called(one) })),
    };
  }
}

interface Thing {
  readonly kind: string;
  readonly thing: string;
}

function organisation(id: string): Mention {
  return { kind: 'organisation', id };
}

function mentionOf({ kind, thing: id }: Thing): Mention {
  switch (kind) {
    case 'processLead':
      return { kind: 'process', id };
    case 'measureLead':
      return { kind: 'measure', id };
    case 'assignment':
      return { kind: 'assignment', id };
    default:
      return organisation(id);
  }
}

function toItem({ ordinal, revision, ...row }: RowOf<typeof reorganisations>, outstanding: number): object {
  return { ...row, revision: revision.toString(), outstanding };
}
