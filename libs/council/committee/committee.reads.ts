import { ChoiceField, IdField, TextField } from '#commands';
import type { BusinessClock, RowOf } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  BUSINESS_CLOCK,
  notFound,
  page,
  PageQuery,
  READ_MODELS,
  whereEqual,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { COMMITTEE_KINDS } from './committee.commands.js';
import { committeeAnswer, committeeListed } from './committee.answer.js';
import { committeeView } from './committee.view.js';
import {
  adoptedRules,
  agendaProposals,
  committeeDates,
  committeeProcesses,
  committees,
  legislativeTerms,
  meetingPlans,
  memberships,
  notedMeetings,
  substitutions,
} from './committee.projection.js';

export class CommitteeQuery extends PageQuery {
  @TextField({ optional: true, description: 'Exactly this name.' }) readonly name?: string;
  @ChoiceField(COMMITTEE_KINDS, { optional: true }) readonly kind?: string;
  @IdField({ optional: true, description: 'Those that work for this strategy process.' }) readonly process?: string;
}

@ApiTags('Committees')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('committees')
export class CommitteeReads {
  constructor(
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Committees in the order in which they were entered' })
  @ApiPageOf(committeeListed, 'Committees without their members.')
  async list(@Query() query: CommitteeQuery): Promise<Page<object>> {
    const { name, kind, process } = query;
    const linked = process === undefined ? undefined : await this.#linkedTo(process);
    if (linked?.length === 0) return { items: [], next: null };
    return await page(
      this.reads,
      committees,
      query,
      (rows) => {
        const some = whereEqual<typeof committees>({ name, kind })(rows);
        return linked === undefined ? some : some.where('id', 'in', linked);
      },
      toItem,
    );
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One committee with its members, plans and how far they are, proposals for its agenda, rules and terms',
  })
  @ApiAnswer(committeeAnswer, 'The committee with everything in it.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const committee = await this.reads.row(committees, { id });
    if (committee === undefined) throw notFound();
    const { reads } = this;
    return committeeView(
      {
        committee,
        dates: await reads.rows(committeeDates, (rows) => rows.where('committee', '=', id)),
        processes: await reads.rows(committeeProcesses, (rows) => rows.where('committee', '=', id)),
        plans: await reads.rows(meetingPlans, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
        meetings: await reads.rows(notedMeetings, (rows) => rows.where('committee', '=', id)),
        proposals: await reads.rows(agendaProposals, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
        rules: await reads.rows(adoptedRules, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
        terms: await reads.rows(legislativeTerms, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
        memberships: await reads.rows(memberships, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
        substitutions: await reads.rows(substitutions, (rows) => rows.where('committee', '=', id).orderBy('rank')),
      },
      this.clock.today(),
    );
  }

  async #linkedTo(process: string): Promise<readonly string[]> {
    const links = await this.reads.rows(committeeProcesses, (rows) => rows.where('process', '=', process));
    return links.map(({ committee }) => committee);
  }
}

function toItem({ id, name, kind, status, revision, evidence }: RowOf<typeof committees>): object {
  return { id, name, kind, status, evidence, revision: revision.toString() };
}
