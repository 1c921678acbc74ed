import type { ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { badField } from '../problems/problem.js';

/**
 * Refuses query fields of a route that declares none, except `atLeast` for reads: a misspelt `atLeast` would be ignored and
 * answered with old rows. Fields of a declared query are checked by its class. @throws Problem 400
 */
export function refuseUndeclaredQuery(context: ExecutionContext): void {
  if (declaresQuery(context)) return;
  const { method, query } = context.switchToHttp().getRequest<FastifyRequest>();
  // Fastify does not type the query; it is an object.
  const unknown = Object.keys(query as object).find((name) => method !== 'GET' || name !== 'atLeast');
  if (unknown !== undefined) throw badField(unknown, `${unknown} is not a field here`);
}

function declaresQuery(context: ExecutionContext): boolean {
  const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
