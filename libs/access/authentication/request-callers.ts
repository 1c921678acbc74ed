import type { Caller } from '#http';
import { Problem, tokenNeeded } from '#http';
import type { FastifyRequest } from 'fastify';
import { parseToken } from '../access-token/token-text.js';
import type { Authentication, AuthenticationFailure } from './authentication.js';
import type { WrongSecrets } from './wrong-secrets.js';

/** The caller of a request, by its token. Needs its headers alone: no byte of the body is read before. */
export class RequestCallers {
  constructor(
    private readonly authentication: Authentication,
    private readonly wrongSecrets: WrongSecrets,
  ) {}

  /** @throws Problem 401; 429 after too many wrong secrets; StoreUnavailable */
  async callerOf(request: FastifyRequest): Promise<Caller> {
    const bearer = bearerOf(request.headers.authorization);
    if (bearer === undefined) throw tokenNeeded();
    const token = parseToken(bearer)?.id;
    // A text without the form of a token guesses nothing and costs no read: it is refused without being counted.
    if (token === undefined) throw unauthenticated('token does not hold');
    const delay = this.wrongSecrets.delay(request.ip, token);
    if (delay > 0) throw tooMany(delay);
    const found = await this.authentication.authenticate(bearer);
    if (!found.authenticated) {
      this.wrongSecrets.wrong(request.ip, token);
      throw unauthenticated(found.reason);
    }
    this.wrongSecrets.right(request.ip, token);
    return found.caller;
  }
}

/** RFC 6750, section 2.1; the scheme's name is case-insensitive (RFC 9110, section 11.1). */
function bearerOf(header: string | undefined): string | undefined {
  return /^bearer +(|[^ ].*)$/i.exec(header ?? '')?.[1];
}

function unauthenticated(reason: AuthenticationFailure): Problem {
  switch (reason) {
    case 'a bearer token is needed':
      return tokenNeeded();
    case 'token does not hold':
      return new Problem('unauthenticated', { reason, german: 'Das Zugangstoken gilt nicht.' });
  }
}

function tooMany(milliseconds: number): Problem {
  return new Problem('too-many-requests', {
    reason: 'too many wrong tokens',
    german: 'Zu viele falsche Zugangstoken; nach der angegebenen Zeit noch einmal versuchen.',
    retryAfter: Math.ceil(milliseconds / 1000),
  });
}
