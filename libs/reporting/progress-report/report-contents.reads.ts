import type { DocumentStore } from '#documents';
import { DamagedDocument, DOCUMENTS } from '#documents';
import type { RowOf } from '#event-sourcing';
import type { ReadModels, Role } from '#http';
import { ApiAnswer, ApiReadProblems, May, notFound, Problem, READ_MODELS } from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { reportPage } from './page/report-page.js';
import { contentAnswer } from './progress-report.answer.js';
import { progressReportVersions } from './progress-report.tables.js';
import type { ReportContent } from './report-content.js';

/** Whoever may read what is not public: a report names items of meetings that are not. */
const reading: readonly Role[] = ['process-manager', 'clerk', 'chair', 'member', 'contributor', 'approver', 'auditor'];

const DESCRIPTION = `As it was kept when it was compiled. Roles: ${reading.join(', ')}.`;
/** The page brings its own styles and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Query fields of reads that are about one version of a report. */
export class VersionQuery {
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 10_000, description: 'Default: the newest.' })
  @ValidateIf((_query, value) => value !== undefined)
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly version?: number;

  @ApiProperty({
    required: false,
    type: String,
    description: 'Wait until the read model is at this position, 3 s at most.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @Matches(/^[0-9a-f-]{36}\.\d{1,18}$/, { message: '$property must be a position as a command answered it' })
  readonly atLeast?: string;
}

@ApiTags('Progress reports')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('progress-reports')
export class ReportContents {
  constructor(
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(DOCUMENTS) private readonly documents: DocumentStore,
  ) {}

  @Get(':id/content')
  @May(...reading)
  @ApiOperation({ summary: 'The whole report as JSON', description: DESCRIPTION })
  @ApiAnswer(contentAnswer, 'The content, byte for byte what its SHA-256 is of.')
  async content(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: VersionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { content } = await this.#version(id, query);
    const text = await this.#read(content);
    void reply.header('content-type', 'application/json; charset=utf-8').header('etag', `"${content}"`);
    return text;
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
  ): Promise<string> {
    const { version, content: sha256 } = await this.#version(id, query);
    // Kept by this program and read back by its hash, so it is what was compiled.
    const content = JSON.parse(await this.#read(sha256)) as ReportContent;
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff');
    return reportPage(content, { id, version, sha256 });
  }

  async #version(report: string, { version }: VersionQuery): Promise<RowOf<typeof progressReportVersions>> {
    const [row] = await this.reads.rows(progressReportVersions, (rows) => {
      const own = rows.where('report', '=', report).orderBy('version', 'desc').limit(1);
      return version === undefined ? own : own.where('version', '=', version);
    });
    if (row === undefined) throw notFound();
    return row;
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
