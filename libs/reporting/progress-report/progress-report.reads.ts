import { ChoiceField, IdField } from '#commands';
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
import type { NameOf } from '#shared-kernel';
import { mentionsIn, namesOf } from '#shared-kernel';
import type { ReportAnswer, ReportListed } from './progress-report.answer.js';
import { reportAnswer, reportListed } from './progress-report.answer.js';
import type { ReportStatus } from './progress-report.events.js';
import { REPORT_STATUSES } from './progress-report.events.js';
import { progressReportOutcomes, progressReports, progressReportVersions } from './progress-report.tables.js';

export class ProgressReportQuery extends PageQuery {
  @IdField({ optional: true, description: 'Reports of this strategy process.' }) readonly process?: string;
  @ChoiceField(REPORT_STATUSES, { optional: true }) readonly status?: ReportStatus;
}

@ApiTags('Progress reports')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('progress-reports')
export class ProgressReportReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Progress reports in the order in which they were compiled' })
  @ApiPageOf(reportListed, 'Reports with their newest version.')
  async list(@Query() query: ProgressReportQuery, @AskedBy() caller: Caller): Promise<Page<ReportListed>> {
    const reads = this.readsFor(caller);
    const { process, status } = query;
    const filter = whereEqual<typeof progressReports>({ process, status });
    const { items, next } = await page(reads, progressReports, query, filter, (row) => row);
    const nameOf = await namesOf(reads, mentionsIn(items));
    return { items: items.map((row) => listed(row, nameOf)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One progress report: its figures, versions, what committees did with it, its paper' })
  @ApiAnswer(reportAnswer, 'The report without its content.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<ReportAnswer> {
    const reads = this.readsFor(caller);
    const row = await reads.row(progressReports, { id });
    if (row === undefined) throw notFound();
    const versions = await reads.rows(progressReportVersions, (rows) =>
      rows.where('report', '=', id).orderBy('version', 'desc'),
    );
    const outcomes = await reads.rows(progressReportOutcomes, (rows) =>
      rows.where('report', '=', id).orderBy('ordinal'),
    );
    const nameOf = await namesOf(reads, mentionsIn([row, outcomes]));
    return {
      ...listed(row, nameOf),
      figures: versions[0]?.figures ?? {},
      versions: versions.map(({ report, entry, ...version }) => version),
      outcomes: outcomes.map(({ entry, ordinal, report, ...outcome }) => ({
        ...outcome,
        committeeName: outcome.committee === null ? null : nameOf('committee', outcome.committee),
      })),
    };
  }
}

function listed({ ordinal, revision, ...row }: RowOf<typeof progressReports>, nameOf: NameOf): ReportListed {
  return {
    ...row,
    processName: nameOf('process', row.process),
    paperName: row.paper === null ? null : nameOf('paper', row.paper),
    revision: revision.toString(),
  };
}
