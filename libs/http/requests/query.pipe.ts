import { flattenErrors, foreignNames } from '#commands';
import type { ArgumentMetadata } from '@nestjs/common';
import { ValidationPipe } from '@nestjs/common';
import type { FieldError } from '#commands';
import { Problem } from '../problems/problem.js';

/** Checks query fields: unknown ones are refused, like those of a body. */
export function queryPipe(): ValidationPipe {
  return new QueryPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => notValid(flattenErrors(errors)),
  });
}

class QueryPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const foreign = metadata.type === 'query' ? foreignNames(value) : [];
    if (foreign.length > 0) throw notValid(foreign);
    // Nest types the result as any.
    return (await super.transform(value, metadata)) as unknown;
  }
}

function notValid(errors: readonly FieldError[]): Problem {
  return new Problem('bad-request', { reason: 'input is not valid', german: 'Die Eingabe ist nicht gültig.', errors });
}
