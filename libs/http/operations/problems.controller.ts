import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { notFound, PROBLEM_STATUS } from '../problems/problem.js';
import { Public } from './public.js';

const EXPLANATIONS: Readonly<Record<keyof typeof PROBLEM_STATUS, string>> = {
  'bad-request': 'The request is not valid. `errors` names each field and what it must be. Nothing was changed.',
  'not-supported': 'The option exists but is not supported yet.',
  unauthenticated: 'Send `Authorization: Bearer <id>.<secret>` with a token that has not expired and was not revoked.',
  forbidden: 'The roles of this token do not allow it. An administrator gives grants.',
  'not-found': 'There is no such entity or route.',
  'method-not-allowed': 'The route takes other methods; `Allow` names them.',
  'not-acceptable': 'The route answers JSON: send `Accept: application/json`, or none.',
  refused: 'A rule makes it impossible; `reason` says which. Repeating decides afresh. Nothing was changed.',
  irregular:
    'Rules of law or procedure are violated; `violations` lists each one with what is allowed instead. What happened all the same is recorded by the same command with `deviations`, naming exactly the violated rules.',
  'key-reused': 'The Idempotency-Key was used for other content. Take a new key for a new command.',
  'concurrent-change': 'Several changes came at once. Repeat with the same key.',
  stale: 'The entity changed since it was read: `If-Match` does not hold. Read it again, decide again.',
  'too-slow': 'The request did not arrive within its time. Nothing was changed. Repeat with the same Idempotency-Key.',
  'too-large': 'The body or the change is over a limit.',
  'uri-too-long': 'The address is over a limit.',
  'unsupported-media-type': 'Send `Content-Type: application/json`.',
  'expectation-failed': 'The only expectation that can be met is `Expect: 100-continue`.',
  'unknown-reference': 'A field refers to something that does not exist; `errors` names the field.',
  'too-many-requests': 'Repeat after `Retry-After` seconds.',
  'header-too-large': 'The headers are over a limit.',
  'not-implemented': 'This server does not serve that part of the interface. The detail says what to use instead.',
  'took-too-long': 'What was waited for has not happened in time; it goes on. Ask again for its state.',
  internal: 'A defect of the server. Report it with the correlation id. Repeating with the same key is safe.',
  unavailable: 'Not available for now. Repeat with the same Idempotency-Key after `Retry-After` seconds.',
};

@ApiExcludeController()
@Controller('api/problems')
export class ProblemsController {
  /** The explanation of a problem's `type`. */
  @Get(':kind')
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  explain(@Param('kind') kind: string): string {
    if (!Object.hasOwn(EXPLANATIONS, kind)) throw notFound();
    // EXPLANATIONS has the same keys as PROBLEM_STATUS.
    const known = kind as keyof typeof PROBLEM_STATUS;
    return `${known} (${PROBLEM_STATUS[known]})\n\n${EXPLANATIONS[known]}\n`;
  }
}
