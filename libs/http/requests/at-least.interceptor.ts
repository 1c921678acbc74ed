import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { LogIdentity } from '../log-identity.js';
import { LOG_IDENTITY } from '../log-identity.js';
import { badField, Problem } from '../problems/problem.js';
import { refuseUndeclaredQuery } from './undeclared-query.js';

/** Longest wait for `?atLeast=`, in milliseconds. */
export const AT_LEAST_WAIT = 3000;

/** Resolves when every projection has reached the position; `false` after the time, or at once when one stands still. */
export interface ReadModelProgress {
  reached(position: bigint, milliseconds: number): Promise<boolean>;
}
export const READ_MODEL_PROGRESS = Symbol('ReadModelProgress');

const TIME_TRAVEL = ['asOf', 'knownAt'];

/** `?atLeast=<position>` waits for the read models; `?asOf=` and `?knownAt=` are not supported yet. */
@Injectable()
export class AtLeastInterceptor implements NestInterceptor {
  constructor(
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
    @Inject(READ_MODEL_PROGRESS) private readonly progress: ReadModelProgress,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Fastify does not type the query; it is an object of texts.
    if (request.method === 'GET') await this.#wait(request.query as Readonly<Record<string, unknown>>);
    refuseUndeclaredQuery(context);
    return next.handle();
  }

  async #wait(query: Readonly<Record<string, unknown>>): Promise<void> {
    const travel = TIME_TRAVEL.find((name) => name in query);
    if (travel !== undefined) {
      const message = `${travel} is not supported yet`;
      throw new Problem('not-supported', {
        reason: 'not supported yet',
        german: 'Das wird noch nicht unterstützt.',
        errors: [{ field: travel, message }],
      });
    }
    const { atLeast } = query;
    if (atLeast === undefined) return;
    if (await this.progress.reached(parsePosition(this.identity, 'atLeast', atLeast), AT_LEAST_WAIT)) return;
    throw new Problem('unavailable', {
      reason: 'read model is not that far yet',
      german: 'Die Auskunft ist noch nicht so weit.',
      retryAfter: 1,
    });
  }
}

/** @throws Problem 400 for a value that is no position of this log. */
export function parsePosition({ log }: LogIdentity, field: string, text: unknown): bigint {
  const match = typeof text === 'string' ? /^([0-9a-f-]{36})\.(\d{1,18})$/.exec(text) : null;
  if (match === null) throw badField(field, `${field} must be a position as an answer gave it: <log>.<n>`);
  if (match[1] !== log) throw badField(field, `${field} is a position of another log`);
  return BigInt(match[2] ?? '');
}
