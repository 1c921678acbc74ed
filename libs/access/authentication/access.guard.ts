import { WORKER } from '#commands';
import type { Caller, Role } from '#http';
import { MAY, Problem, PUBLIC } from '#http';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { RequestCallers } from './request-callers.js';

/** Checks the caller's role (403), and its token (401) where no hook has done so before the body was read. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(RequestCallers) private readonly callers: RequestCallers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, route) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Set before the role is checked, so that the access log names a caller who is refused.
    request.caller ??= await this.callers.callerOf(request);
    const may = this.reflector.getAllAndOverride<readonly Role[] | undefined>(MAY, route) ?? [];
    if (!allows(may, request.caller)) throw forbidden(may);
    return true;
  }
}

function allows(may: readonly Role[], { grants }: Caller): boolean {
  return grants.some(({ role }) => (may.length === 0 ? role !== WORKER : may.some((allowed) => allowed === role)));
}

/** Names the sufficient roles: they are public, since the OpenAPI document has them. */
function forbidden(may: readonly Role[]): Problem {
  const needed = may.length === 0 ? undefined : may;
  return new Problem('forbidden', {
    reason: 'role does not allow this',
    german: 'Die Rolle erlaubt das nicht.',
    ...(needed !== undefined && { needed }),
  });
}
