import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { mergeMap } from 'rxjs';
import type { ReadsFor } from '../reads-for.js';
import { READS_FOR } from '../reads-for.js';
import { shownIds, withoutIds } from './masked-ids.js';
import { isNotReadable } from './visible-reads.js';

/**
 * Answers of reads name no id of what the caller may not read, wherever it stands: in references, in the data and the
 * `basis` of events, in commands of policies. Answers of commands name what the caller itself named or made.
 */
@Injectable()
export class MaskIdsInterceptor implements NestInterceptor {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, caller, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    const answers = next.handle();
    if (method !== 'GET' || caller === undefined) return answers;
    const reads = this.readsFor(caller);
    const isOfOperations = OPERATIONS.test(routeOptions.url ?? '');
    return answers.pipe(
      mergeMap(async (answer: unknown) => {
        try {
          return await reads.masked(answer);
        } catch (error) {
          if (!isOfOperations || !isNotReadable(error)) throw error;
          // Projections are looked at while they stand still: then every id that may be one of what is hidden is.
          return withoutIds(answer, new Set(shownIds(answer).placed));
        }
      }),
    );
  }
}

const OPERATIONS = /^\/api\/v1\/(?:projections|policies|clock|backups|actors|access-tokens)(?:\/|$)/u;
