import type { Caller, Role } from '#http';
import { MAY, Problem, PUBLIC, tokenNeeded } from '#http';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { AuthenticationFailure } from './authentication.js';
import { Authentication } from './authentication.js';

/** Checks the caller's token (401) and role (403) before the body is read. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Authentication) private readonly authentication: Authentication,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, route) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const found = await this.authentication.authenticate(bearerOf(request.headers.authorization));
    if (!found.authenticated) throw unauthenticated(found.reason);
    // Set before the role is checked, so that the access log names a caller who is refused.
    request.caller = found.caller;
    const may = this.reflector.getAllAndOverride<readonly Role[] | undefined>(MAY, route) ?? [];
    if (!allows(may, found.caller)) throw forbidden(may);
    return true;
  }
}

/** RFC 6750, section 2.1; the scheme's name is case-insensitive (RFC 9110, section 11.1). */
function bearerOf(header: string | undefined): string | undefined {
  return /^bearer +(.*)$/i.exec(header ?? '')?.[1];
}

function allows(may: readonly Role[], { grants }: Caller): boolean {
  return grants.some(({ role }) => may.length === 0 || may.some((allowed) => allowed === role));
}

function unauthenticated(reason: AuthenticationFailure): Problem {
  switch (reason) {
    case 'a bearer token is needed':
      return tokenNeeded();
    case 'token does not hold':
      return new Problem('unauthenticated', { reason, german: 'Das Zugangstoken gilt nicht.' });
  }
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
