import { ChoiceField, IdField } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { Page, ReadModels } from '#http';
import { ApiAnswer, ApiPageOf, ApiReadProblems, notFound, page, PageQuery, READ_MODELS, whereEqual } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NameOf } from '#shared-kernel';
import { mentionsIn, namesOf } from '#shared-kernel';
import { reportAnswer, reportListed } from './progress-report.answer.js';
import { REPORT_STATUSES } from './progress-report.events.js';
import { progressReportOutcomes, progressReports, progressReportVersions } from './progress-report.tables.js';

export class ProgressReportQuery extends PageQuery {
  @IdField({ optional: true, description: 'Reports of this strategy process.' }) readonly process?: string;
  @ChoiceField(REPORT_STATUSES, { optional: true }) readonly status?: string;
}

@ApiTags('Progress reports')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('progress-reports')
export class ProgressReportReads {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  @Get()
  @ApiOperation({ summary: 'Progress reports in the order in which they were compiled' })
  @ApiPageOf(reportListed, 'Reports with their newest version.')
  async list(@Query() query: ProgressReportQuery): Promise<Page<object>> {
    const { process, status } = query;
    const { items, next } = await page(
      this.reads,
      progressReports,
      query,
      whereEqual<typeof progressReports>({ process, status }),
      (row) => row,
    );
    const nameOf = await namesOf(this.reads, mentionsIn(items));
    return { items: items.map((row) => listed(row, nameOf)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One progress report: its figures, versions, what committees did with it, its paper' })
  @ApiAnswer(reportAnswer, 'The report without its content.')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const row = await this.reads.row(progressReports, { id });
    if (row === undefined) throw notFound();
    const versions = await this.reads.rows(progressReportVersions, (rows) =>
      rows.where('report', '=', id).orderBy('version', 'desc'),
    );
    const outcomes = await this.reads.rows(progressReportOutcomes, (rows) =>
      rows.where('report', '=', id).orderBy('ordinal'),
    );
    const nameOf = await namesOf(this.reads, mentionsIn([row, outcomes]));
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

function listed({ ordinal, revision, ...row }: RowOf<typeof progressReports>, nameOf: NameOf): object {
  return {
    ...row,
    processName: nameOf('process', row.process),
    paperName: row.paper === null ? null : nameOf('paper', row.paper),
    revision: revision.toString(),
  };
}
