import type { Caller, ReadsFor, Role } from '#http';
import { ApiReadProblems, AskedBy, badField, May, notFound, Problem, READS_FOR } from '#http';
import { Controller, Get, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { DocumentPutters, DocumentStore } from './document-store.js';
import { DamagedDocument, DOCUMENTS, isKept, isSha256, sha256Of } from './document-store.js';
import { DOCUMENT_BODY } from './raw-bodies.js';

const writing: readonly Role[] = ['process-manager', 'clerk', 'contributor'];
/** Roles that may read internal data; of it, each reads the documents of what it may read. */
const reading: readonly Role[] = ['process-manager', 'clerk', 'chair', 'member', 'contributor', 'approver', 'auditor'];

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } };
const BYTES = {
  'text/plain': { schema: { type: 'string' } },
  'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
};
const HASH = { name: 'sha256', description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' } as const;
const example = '01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b';

/** The answer to a document that was put in; `bytes` is its size. */
interface KeptDocument {
  readonly sha256: string;
  readonly bytes: number;
}

@ApiTags('Documents')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('documents')
export class DocumentRoutes {
  constructor(
    @Inject(DOCUMENTS) private readonly documents: DocumentStore & DocumentPutters,
    @Inject(READS_FOR) private readonly readsFor: ReadsFor,
  ) {}

  @Put(':sha256')
  @May(...writing)
  @ApiOperation({
    summary: 'Put a document in, before a command names it',
    description: `At most 10 MiB. The same bytes again change nothing. Roles: ${writing.join(', ')}.`,
  })
  @ApiParam({ ...HASH, example })
  @ApiConsumes(...DOCUMENT_BODY.types)
  @ApiBody({ schema: { type: 'string', format: 'binary' }, examples: { example: { value: '\n' } } })
  @ApiResponse({ status: 201, description: 'Kept now.' })
  @ApiResponse({ status: 200, description: 'Was there already.' })
  @ApiResponse({ status: 413, description: 'The document is too large.', content: problem })
  @ApiResponse({ status: 415, description: 'The body is neither bytes nor plain text.', content: problem })
  async put(
    @Param('sha256') sha256: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedBy() caller: Caller,
  ): Promise<KeptDocument> {
    if (!isSha256(sha256)) throw badField('sha256', 'sha256 must be 64 hexadecimal digits in lower case');
    const bytes = bytesOf(request.body);
    const found = sha256Of(bytes);
    if (found !== sha256) throw badField('sha256', `sha256 of the body is ${found}`);
    const reads = this.readsFor(caller);
    // Whether somebody else has put in the same text is told only to those who may read it.
    const before = (await isKept(this.documents, sha256)) && (await reads.mayReadDocument(sha256));
    await this.documents.put(bytes);
    if (!before) await this.documents.notePutter(sha256, caller.actor);
    void reply.status(before ? 200 : 201).header('etag', `"${sha256}"`);
    return { sha256, bytes: bytes.byteLength };
  }

  @Get(':sha256')
  @May(...reading)
  @ApiOperation({
    summary: 'A document as it was put in',
    description: `Read by those who may read something that names it, or put it in. Roles: ${reading.join(', ')}.`,
  })
  @ApiParam({ ...HASH, example })
  @ApiResponse({ status: 200, description: 'Its bytes.', content: BYTES })
  async get(
    @Param('sha256') sha256: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @AskedBy() caller: Caller,
  ): Promise<Uint8Array> {
    if (!isSha256(sha256) || !(await this.readsFor(caller).mayReadDocument(sha256))) throw notFound();
    const bytes = await this.#read(sha256);
    if (bytes === undefined) throw notFound();
    void reply
      .header('content-type', isText(bytes) ? 'text/plain; charset=utf-8' : 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .header('etag', `"${sha256}"`);
    return bytes;
  }

  async #read(sha256: string): Promise<Uint8Array | undefined> {
    try {
      return await this.documents.get(sha256);
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      const german = 'Das Dokument ist beschädigt: aus der Sicherung zurückholen oder noch einmal einreichen.';
      throw new Problem('unavailable', { reason: 'document is damaged', german, retryAfter: 60 });
    }
  }
}

function bytesOf(body: unknown): Uint8Array {
  // The parser passes only bytes; without a body there is none.
  if (!Buffer.isBuffer(body) || body.byteLength === 0) throw badField('', 'the document is empty');
  return body;
}

function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}
