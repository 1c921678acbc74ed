import { ChoiceField } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { AnswerOf, Caller, Page, Reads, ReadsFor } from '#http';
import {
  answer,
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  May,
  notFound,
  page,
  PageQuery,
  READS_FOR,
  rowSchema,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActorKind } from './actor.commands.js';
import { ACTOR_KINDS } from './actor.commands.js';
import { actorGrants, actors } from './actors.projection.js';

const may = ['administrator'] as const;

class ActorQuery extends PageQuery {
  @ChoiceField(ACTOR_KINDS, { optional: true }) readonly kind?: ActorKind;
}

const GRANT = rowSchema(actorGrants, {
  without: ['actor'],
  examples: { grant: answer.id().example, status: 'given', role: 'clerk', scope: 'everywhere' },
});

const ACTOR = rowSchema(actors, {
  and: { grants: answer.list(GRANT) },
  examples: { label: 'Geschäftsstelle Sozialausschuss', kind: 'person' },
});

type ActorAnswer = AnswerOf<typeof ACTOR>;

@ApiTags('Actors')
@ApiBearerAuth()
@ApiReadProblems()
@May(...may)
@Controller('actors')
export class ActorReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Actors in the order of their registration, each with its grants' })
  @ApiPageOf(ACTOR, 'Actors with all grants that they ever had.')
  async list(@Query() query: ActorQuery, @AskedBy() caller: Caller): Promise<Page<ActorAnswer>> {
    const reads = this.readsFor(caller);
    const { kind } = query;
    const { items, next } = await page(
      reads,
      actors,
      query,
      (rows) => (kind === undefined ? rows : rows.where('kind', '=', kind)),
      (row) => row,
    );
    const grants = await grantsOf(
      reads,
      items.map(({ id }) => id),
    );
    return { items: items.map((row) => toItem(row, grants)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One actor with its grants' })
  @ApiAnswer(ACTOR, 'The actor with all grants that it ever had.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<ActorAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(actors, { id });
    if (row === undefined) throw notFound();
    return toItem(row, await grantsOf(reads, [id]));
  }
}

type GrantRow = RowOf<typeof actorGrants>;

async function grantsOf(reads: Reads, ids: readonly string[]): Promise<readonly GrantRow[]> {
  if (ids.length === 0) return [];
  return await reads.rows(actorGrants, (rows) => rows.where('actor', 'in', ids).orderBy('ordinal'));
}

function toItem({ ordinal, revision, ...rest }: RowOf<typeof actors>, grants: readonly GrantRow[]): ActorAnswer {
  const own = grants.filter(({ actor }) => actor === rest.id).map(toGrant);
  return { ...rest, revision: revision.toString(), grants: own };
}

function toGrant({ ordinal, actor, ...rest }: GrantRow): AnswerOf<typeof GRANT> {
  return rest;
}
