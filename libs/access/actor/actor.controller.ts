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
  partySchema,
  READS_FOR,
  rowSchema,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActorKind } from './actor.commands.js';
import { ACTOR_KINDS } from './actor.commands.js';
import { actorGrants, actorLinks, actors } from './actors.projection.js';

const may = ['administrator'] as const;

class ActorQuery extends PageQuery {
  @ChoiceField(ACTOR_KINDS, { optional: true }) readonly kind?: ActorKind;
}

const GRANT = rowSchema(actorGrants, {
  without: ['actor'],
  and: { jobTypes: answer.orNull(answer.list(answer.text('strategy.meeting.invite'))) },
  examples: { grant: answer.id().example, status: 'given', role: 'clerk', scope: 'everywhere' },
});

const LINK = rowSchema(actorLinks, {
  without: ['actor'],
  and: { to: partySchema },
  examples: { link: answer.id().example, status: 'linked' },
});

const ACTOR = rowSchema(actors, {
  and: { grants: answer.list(GRANT), links: answer.list(LINK) },
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
  @ApiOperation({ summary: 'Actors in the order of their registration, each with its grants and links' })
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
    const parts = await partsOf(
      reads,
      items.map(({ id }) => id),
    );
    return { items: items.map((row) => toItem(row, parts)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One actor with its grants and links' })
  @ApiAnswer(ACTOR, 'The actor with all grants that it ever had.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<ActorAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(actors, { id });
    if (row === undefined) throw notFound();
    return toItem(row, await partsOf(reads, [id]));
  }
}

type GrantRow = RowOf<typeof actorGrants>;
type LinkRow = RowOf<typeof actorLinks>;

interface Parts {
  readonly grants: readonly GrantRow[];
  readonly links: readonly LinkRow[];
}

async function partsOf(reads: Reads, ids: readonly string[]): Promise<Parts> {
  if (ids.length === 0) return { grants: [], links: [] };
  return {
    grants: await reads.rows(actorGrants, (rows) => rows.where('actor', 'in', ids).orderBy('ordinal')),
    links: await reads.rows(actorLinks, (rows) => rows.where('actor', 'in', ids).orderBy('ordinal')),
  };
}

function toItem({ ordinal, revision, ...rest }: RowOf<typeof actors>, { grants, links }: Parts): ActorAnswer {
  return {
    ...rest,
    revision: revision.toString(),
    grants: grants.filter(({ actor }) => actor === rest.id).map(toGrant),
    links: links.filter(({ actor }) => actor === rest.id).map(toLink),
  };
}

function toGrant({ ordinal, actor, ...rest }: GrantRow): AnswerOf<typeof GRANT> {
  return rest;
}

function toLink({ ordinal, actor, ...rest }: LinkRow): AnswerOf<typeof LINK> {
  return rest;
}
