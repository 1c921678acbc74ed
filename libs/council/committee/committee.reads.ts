import { ChoiceField, IdField, TextField } from '#commands';
import type { BusinessClock } from '#event-sourcing';
import type { Caller, Page, Reads, ReadsFor } from '#http';
import {
  ApiAnswer,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  BUSINESS_CLOCK,
  notFound,
  page,
  PageQuery,
  READS_FOR,
  whereEqual,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommitteeAnswer, CommitteeListed } from './committee.answer.js';
import { committeeAnswer, committeeListed } from './committee.answer.js';
import type { CommitteeKind } from './committee.commands.js';
import { COMMITTEE_KINDS } from './committee.commands.js';
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
} from './committee.tables.js';
import type { CommitteeRows } from './committee.view.js';
import { committeeView, listedView } from './committee.view.js';

export class CommitteeQuery extends PageQuery {
  @TextField({ optional: true, description: 'Exactly this name.' }) readonly name?: string;
  @ChoiceField(COMMITTEE_KINDS, { optional: true }) readonly kind?: CommitteeKind;
  @IdField({ optional: true, description: 'Those that work for this strategy process.' }) readonly process?: string;
}

@ApiTags('Committees')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('committees')
export class CommitteeReads {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(BUSINESS_CLOCK) private readonly clock: BusinessClock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Committees in the order in which they were entered' })
  @ApiPageOf(committeeListed, 'Committees without their members.')
  async list(@Query() query: CommitteeQuery, @AskedBy() caller: Caller): Promise<Page<CommitteeListed>> {
    const reads = this.readsFor(caller);
    const { name, kind, process } = query;
    const linked = process === undefined ? undefined : await linkedTo(process, reads);
    if (linked?.length === 0) return { items: [], next: null };
    return await page(
      reads,
      committees,
      query,
      (rows) => {
        const some = whereEqual<typeof committees>({ name, kind })(rows);
        return linked === undefined ? some : some.where('id', 'in', linked);
      },
      listedView,
    );
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One committee with its members, plans and how far they are, proposals for its agenda, rules and terms',
  })
  @ApiAnswer(committeeAnswer, 'The committee with everything in it.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<CommitteeAnswer> {
    const reads = this.readsFor(caller);
    const committee = await reads.row(committees, { id });
    if (committee === undefined) throw notFound();
    return committeeView({ committee, ...(await partsOf(id, reads)) }, this.clock.today());
  }
}

async function partsOf(id: string, reads: Reads): Promise<Omit<CommitteeRows, 'committee'>> {
  return {
    dates: await reads.rows(committeeDates, (rows) => rows.where('committee', '=', id)),
    processes: await reads.rows(committeeProcesses, (rows) => rows.where('committee', '=', id)),
    plans: await reads.rows(meetingPlans, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
    meetings: await reads.rows(notedMeetings, (rows) => rows.where('committee', '=', id)),
    proposals: await reads.rows(agendaProposals, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
    rules: await reads.rows(adoptedRules, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
    terms: await reads.rows(legislativeTerms, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
    memberships: await reads.rows(memberships, (rows) => rows.where('committee', '=', id).orderBy('ordinal')),
    substitutions: await reads.rows(substitutions, (rows) => rows.where('committee', '=', id).orderBy('rank')),
  };
}

async function linkedTo(process: string, reads: Reads): Promise<readonly string[]> {
  const links = await reads.rows(committeeProcesses, (rows) => rows.where('process', '=', process));
  return links.map(({ committee }) => committee);
}
