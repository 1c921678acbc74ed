import { IdField } from '#commands';
import type { Caller, Page, ReadsFor } from '#http';
import { ApiPageOf, ApiReadProblems, AskedBy, badField, PAGE_LIMITS, PageQuery, READS_FOR } from '#http';
import { subjectSummaries } from '#shared-kernel';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FollowUpEntry } from './decision-follow-up.answer.js';
import { followUpEntry } from './decision-follow-up.answer.js';
import type { Followed } from './decision-follow-up.view.js';
import { followUpView } from './decision-follow-up.view.js';
import { followedRecords } from './followed-records.js';
import { followedResolutions } from './followed-resolutions.js';
import { questionedBases, subjectsOfProcess } from './questioned-bases.js';

export class FollowUpQuery extends PageQuery {
  @IdField({ description: 'The strategy process.' }) readonly process!: string;
}

@ApiTags('Decisions')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('decisions/follow-up')
export class FollowUpReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({
    summary: 'What became of what was decided: each decision and adopting outcome of a process, in the order of entry',
    description:
      'A measure is carried out once it has started, a goal once it is adopted; what was rejected, cancelled or superseded was dealt with.',
  })
  @ApiPageOf(followUpEntry, 'Decisions with the state of what they decided.')
  async list(@Query() query: FollowUpQuery, @AskedBy() caller: Caller): Promise<Page<FollowUpEntry>> {
    const reads = this.readsFor(caller);
    const { process } = query;
    const own = await subjectsOfProcess(reads, process);
    const bases = await questionedBases(reads, own);
    const all = [...(await followedRecords(reads, process, bases)), ...(await followedResolutions(reads, own, bases))];
    const { shown, next } = slice(all, query);
    const summaryOf = await subjectSummaries(
      reads,
      shown.flatMap(({ lists }) => lists),
    );
    return { items: shown.map((one) => followUpView(one, summaryOf)), next };
  }
}

/** Entries keep their place: the log's position of the event that holds the decision. */
function slice(
  all: readonly Followed[],
  { limit = PAGE_LIMITS.default, cursor }: PageQuery,
): { readonly shown: readonly Followed[]; readonly next: string | null } {
  const after = cursor === undefined ? -1n : placeOf(cursor);
  const rest = all.filter(({ ordinal }) => ordinal > after).toSorted((a, b) => Number(a.ordinal - b.ordinal));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const more = rest.length > limit && last !== undefined;
  return { shown, next: more ? Buffer.from(`f${last.ordinal}`).toString('base64url') : null };
}

/** @throws Problem 400 */
function placeOf(cursor: string): bigint {
  const [, place] = /^f(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place === undefined) throw badField('cursor', 'cursor must be the `next` of a page before');
  return BigInt(place);
}
