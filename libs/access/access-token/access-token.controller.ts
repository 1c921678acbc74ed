import { IdField, SubmitCommand } from '#commands';
import type { RowOf } from '#event-sourcing';
import type { AnswerOf, Caller, LogIdentity, Page, ReadsFor } from '#http';
import {
  ApiAnswer,
  answerCommand,
  ApiCommandAnswers,
  ApiPageOf,
  ApiReadProblems,
  AskedBy,
  CommandAnswer,
  LOG_IDENTITY,
  May,
  notFound,
  page,
  PageQuery,
  READS_FOR,
  rowSchema,
  submissionOf,
} from '#http';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IssueToken } from './access-token.commands.js';
import { accessTokens } from './access-tokens.projection.js';
import { TokenSecrets } from './token-secrets.js';
import { secretHashOf, tokenText } from './token-text.js';

const may = ['administrator'] as const;

class IssuedToken extends CommandAnswer {
  @ApiProperty({
    example: '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11.c2VjcmV0IG9mIDMyIGJ5dGVzLCBzaG93biB0aGlzIG9uY2U',
    description: 'For the header `Authorization: Bearer …`. Shown here alone: it is stored nowhere.',
  })
  readonly token!: string;
}

@ApiTags('Access tokens')
@ApiBearerAuth()
@Controller('access-tokens')
export class AccessTokenIssuing {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(TokenSecrets) private readonly secrets: TokenSecrets,
    @Inject(LOG_IDENTITY) private readonly log: LogIdentity,
  ) {}

  @Post()
  @May(...may)
  @ApiOperation({
    summary: 'Issue a token for an actor',
    description: 'Roles: administrator.',
    operationId: IssueToken.type,
  })
  @ApiBody({
    type: IssueToken,
    examples: { example: { value: { actor: '0b0e7b0a-7d0c-5b8e-8c1e-0a5f6f1d2c3b', label: 'import of the archive' } } },
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Repeat with the same key to get the same token again. At most 200 characters.',
  })
  @ApiResponse({ status: 201, description: 'Issued.', type: IssuedToken })
  @ApiCommandAnswers()
  async issue(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const submission = submissionOf(request);
    const secret = await this.secrets.of(submission.envelope);
    const path = { secretHash: secretHashOf(secret) };
    const result = await this.bus.execute(new SubmitCommand(IssueToken, { ...submission, path }));
    const answer = answerCommand(result, this.log, reply);
    if (!result.done) return answer;
    void reply.header('cache-control', 'no-store');
    return Object.assign({}, answer, { token: tokenText({ id: result.id, secret }) });
  }
}

class AccessTokenQuery extends PageQuery {
  @IdField({ optional: true, description: 'Tokens of this actor.' }) readonly actor?: string;
}

const TOKEN = rowSchema(accessTokens, {
  examples: { status: 'issued', label: 'import of the archive', expiresAt: '2020-02-14T08:00:00.000Z' },
});

type Token = AnswerOf<typeof TOKEN>;

@ApiTags('Access tokens')
@ApiBearerAuth()
@ApiReadProblems()
@May(...may)
@Controller('access-tokens')
export class AccessTokenReads {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Get()
  @ApiOperation({ summary: 'Tokens in the order of their issue, without their secrets' })
  @ApiPageOf(TOKEN, 'Tokens.')
  async list(@Query() query: AccessTokenQuery, @AskedBy() caller: Caller): Promise<Page<Token>> {
    const { actor } = query;
    return await page(
      this.readsFor(caller),
      accessTokens,
      query,
      (rows) => (actor === undefined ? rows : rows.where('actor', '=', actor)),
      toItem,
    );
  }

  @Get(':id')
  @ApiOperation({ summary: 'One token, without its secret' })
  @ApiAnswer(TOKEN, 'The token.')
  async one(@Param('id', ParseUUIDPipe) id: string, @AskedBy() caller: Caller): Promise<Token> {
    const row = await this.readsFor(caller).row(accessTokens, { id });
    if (row === undefined) throw notFound();
    return toItem(row);
  }
}

function toItem({ ordinal, revision, ...rest }: RowOf<typeof accessTokens>): Token {
  return { ...rest, revision: revision.toString() };
}
