import { messageWithoutData } from '#event-sourcing';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';
import { PROBLEM_STATUS } from './problem.js';
import { problemDocument, problemOfError } from './problem-document.js';
import { challengesOf } from './sign-in.js';

/** Answers every error as `application/problem+json`; a defect is logged with its correlation id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** @param titleOf titles for addresses whose clients expect words of their own */
  constructor(
    private readonly germanOf: (reason: string) => string | undefined,
    private readonly titleOf: (url: string, problem: Problem) => string | undefined = () => undefined,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for errors that Fastify meets before Nest is asked. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOfError(error);
    if (problem.kind === 'internal') request.log.error(defectOf(error), 'a defect');
    const document = problemDocument(problem, {
      instance: request.url.split('?')[0] ?? request.url,
      correlation: request.id,
      german: prefersGerman(request.headers['accept-language']),
      germanOf: this.germanOf,
    });
    const title = this.titleOf(request.url, problem);
    const { retryAfter, allow } = problem.details;
    if (allow !== undefined) void reply.header('allow', allow.join(', '));
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    if (problem.kind === 'unauthenticated') void reply.header('www-authenticate', challengesOf(request));
    // Fastify answers a request without a route before any hook has run.
    void reply
      .header('x-correlation-id', request.id)
      .status(PROBLEM_STATUS[problem.kind])
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(title === undefined ? document : { ...document, title }));
  }
}

/** Kind and place of a defect, never its message, which may quote a request. */
export function defectOf(error: unknown): { readonly defect: string; readonly stack: readonly string[] } {
  const lines = error instanceof Error ? (error.stack ?? '').replace(error.message, '').split('\n') : [];
  return {
    defect: messageWithoutData(error),
    stack: lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim()),
  };
}

/** RFC 9110, section 12.5.4: German when it is weighted higher than English. */
export function prefersGerman(header: string | undefined): boolean {
  const weight = (language: string): number =>
    Math.max(
      0,
      ...(header ?? '').split(',').map((part) => {
        const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
        const q = parameters
          .map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1])
          .find((value) => value !== undefined);
        return tag === language || tag.startsWith(`${language}-`) ? Number(q ?? 1) : 0;
      }),
    );
  return weight('de') > weight('en');
}
