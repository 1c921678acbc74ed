import { flattenErrors } from '#commands';
import { ValidationPipe } from '@nestjs/common';
import { Problem } from '../problems/problem.js';

/** Checks query fields: unknown ones are refused, like those of a body. */
export function queryPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new Problem('bad-request', {
        reason: 'input is not valid',
        german: 'Die Eingabe ist nicht gültig.',
        errors: flattenErrors(errors),
      }),
  });
}
