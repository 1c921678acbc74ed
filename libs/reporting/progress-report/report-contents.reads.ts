import type { DocumentStore } from '#documents';
import { DamagedDocument, DOCUMENTS } from '#documents';
import type { RowOf } from '#event-sourcing';
import { canonicalJson } from '#event-sourcing';
import type { Caller, Reads, ReadsFor, Role } from '#http';
import { ApiAnswer, ApiReadProblems, AskedBy, May, notFound, Problem, READS_FOR } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { reportPage } from './page/report-page.js';
import { contentAnswer } from './progress-report.answer.js';
import { progressReportVersions } from './progress-report.tables.js';
import type { ReportContent } from './report-content.js';
import { readableContent } from './readable-content.js';
import { VersionQuery } from './version.fields.js';

const reading: readonly Role[] = [
  'process-manager',
  'clerk',
  'chair',
  'member',
  'contributor',
  'approver',
  'auditor',
  'reporting',
];

const DESCRIPTION = `As it was kept when it was compiled, without entries that the caller may not read: \`x-withheld-entries\` says how many. Figures count all. Roles: ${reading.join(', ')}.`;
/** The page brings its own styles and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

@ApiTags('Progress reports')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('progress-reports')
export class ReportContents {
  constructor(
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
    @Inject(DOCUMENTS) private readonly documents: DocumentStore,
  ) {}

  @Get(':id/content')
  @May(...reading)
  @ApiOperation({ summary: 'The whole report as JSON', description: DESCRIPTION })
  @ApiAnswer(contentAnswer, 'The content; with an `etag` it is, byte for byte, what that SHA-256 is of.')
  async content(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: VersionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedBy() caller: Caller,
  ): Promise<string> {
    const reads = this.readsFor(caller);
    const { content } = await versionOf(reads, id, query);
    const text = await this.#read(content);
    const shown = await readableContent(reads, parsed(text));
    const masked = await reads.masked(shown.content);
    void reply.header('content-type', 'application/json; charset=utf-8');
    if (shown.withheld === 0 && masked === shown.content) {
      void reply.header('etag', `"${content}"`);
      return text;
    }
    void reply.header('x-withheld-entries', shown.withheld);
    return canonicalJson(masked);
  }

  @Get(':id/page')
  @May(...reading)
  @ApiOperation({ summary: 'The whole report as a page to read and print, in German', description: DESCRIPTION })
  @ApiResponse({
    status: 200,
    description: 'A page of its own: it loads nothing.',
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  async page(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: VersionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedBy() caller: Caller,
  ): Promise<string> {
    const reads = this.readsFor(caller);
    const { version, content: sha256 } = await versionOf(reads, id, query);
    const { content, withheld } = await readableContent(reads, parsed(await this.#read(sha256)));
    if (withheld > 0) void reply.header('x-withheld-entries', withheld);
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff');
    return reportPage(await reads.masked(content), { id, version, sha256 });
  }

  async #read(sha256: string): Promise<string> {
    try {
      const bytes = await this.documents.get(sha256);
      if (bytes !== undefined) return new TextDecoder().decode(bytes);
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      const german = 'Der Inhalt des Berichts ist beschädigt: aus der Sicherung zurückholen.';
      throw new Problem('unavailable', { reason: 'content of the report is damaged', german, retryAfter: 60 });
    }
    const german = 'Der Inhalt des Berichts ist nicht mehr da: aus der Sicherung zurückholen.';
    throw new Problem('not-found', { reason: 'content of the report is gone', german });
  }
}

function parsed(text: string): ReportContent {
  // Stored by this program and read back by its hash, so it has the compiled type.
  return JSON.parse(text) as ReportContent;
}

async function versionOf(
  reads: Reads,
  report: string,
  { version }: VersionQuery,
): Promise<RowOf<typeof progressReportVersions>> {
  const [row] = await reads.rows(progressReportVersions, (rows) => {
    const own = rows.where('report', '=', report).orderBy('version', 'desc').limit(1);
    return version === undefined ? own : own.where('version', '=', version);
  });
  if (row === undefined) throw notFound();
  return row;
}
