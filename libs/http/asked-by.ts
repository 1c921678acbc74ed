import './caller.js';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';
import { tokenNeeded } from './problems/sign-in.js';

/** Parameter of a route: the caller. @throws Problem 401 on a public route, where the caller is not known. */
export const AskedBy = createParamDecorator((_data: undefined, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** @throws Problem 401 on a public route, where the caller is not known. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === undefined) throw tokenNeeded();
  return caller;
}
