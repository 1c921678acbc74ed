import type { DocumentStore } from '#documents';
import { DamagedDocument, DOCUMENTS, sha256Of } from '#documents';
import type { Recorded } from '#event-sourcing';
import { canonicalJson } from '#event-sourcing';
import type { Caller, Reads, ReadsFor, Role } from '#http';
import { ApiAnswer, ApiReadProblems, AskedBy, May, notFound, READS_FOR } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REPORTED_CATEGORIES, ReportedLog } from './compile/reported-log.js';
import type { VerificationAnswer } from './progress-report.answer.js';
import { verificationAnswer } from './progress-report.answer.js';
import type { Compilation, LogPoint, ProgressReportEvent } from './progress-report.events.js';
import { evolveReport } from './progress-report.evolve.js';
import type { ExistingReport, ProgressReport } from './progress-report.state.js';
import { newest } from './progress-report.state.js';
import type { Verification } from './verify-report.js';
import { verifyReport } from './verify-report.js';
import { VersionQuery } from './version.fields.js';

const verifying: readonly Role[] = ['auditor', 'administrator', 'process-manager', 'reporting'];

@ApiTags('Progress reports')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('progress-reports')
export class ReportVerifications {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(DOCUMENTS) private readonly documents: DocumentStore,
  ) {}

  @Get(':id/verification')
  @May(...verifying)
  @ApiOperation({
    summary: 'Compute every figure and the content again from the log, and compare',
    description: `Reads the log up to the report's point: a second for some 200,000 events. Roles: ${verifying.join(', ')}.`,
  })
  @ApiAnswer(verificationAnswer, 'What was reported beside what the log says.')
  async verification(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: VersionQuery,
    @AskedBy() caller: Caller,
  ): Promise<VerificationAnswer> {
    const reads = this.readsFor(caller);
    const report = await reportOf(reads, id);
    const compilation = versionOf(report, query);
    if (compilation === undefined) throw notFound();
    const log = await logUpTo(reads, report.process, compilation.point);
    const document = await this.#document(compilation.content);
    return verifyReport(log, { id, process: report.process, compilation, document }, (content) =>
      sha256Of(new TextEncoder().encode(canonicalJson(content))),
    );
  }

  async #document(sha256: string): Promise<Verification['document']> {
    try {
      return (await this.documents.has(sha256)) ? 'kept' : 'missing';
    } catch (error) {
      if (error instanceof DamagedDocument) return 'damaged';
      throw error;
    }
  }
}

function versionOf(report: ExistingReport, { version }: VersionQuery): Compilation | undefined {
  if (version === undefined) return newest(report);
  return report.compilations.find((one) => one.version === version);
}

async function reportOf(reads: Reads, id: string): Promise<ExistingReport> {
  // The report's decider alone writes its stream.
  const events = (await reads.events(`progressReport-${id}`)) as readonly Recorded<ProgressReportEvent>[];
  const report = events.reduce<ProgressReport>(evolveReport, { status: 'unknown' });
  if (report.status === 'unknown') throw notFound();
  return report;
}

async function logUpTo(reads: Reads, process: string, point: LogPoint): Promise<ReportedLog> {
  const log = new ReportedLog(process);
  for await (const slice of reads.log(REPORTED_CATEGORIES)) {
    if (log.takeUpTo(point, slice)) break;
  }
  return log;
}
