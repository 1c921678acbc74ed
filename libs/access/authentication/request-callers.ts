import type { Caller } from '#http';
import { Problem, signInNeeded, takesBasic, tokenNeeded } from '#http';
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
    const { authorization } = request.headers;
    const basic = takesBasic(request) ? basicOf(authorization) : undefined;
    const bearer = basic ?? bearerOf(authorization);
    if (bearer === undefined) throw takesBasic(request) ? signInNeeded() : tokenNeeded();
    if (basic !== undefined && isOfAnotherSite(request)) throw anotherSite();
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

/** RFC 7617: a token's id as user and its secret as password, as the token's text. Neither has a colon. */
function basicOf(header: string | undefined): string | undefined {
  const [, credentials] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '') ?? [];
  if (credentials === undefined) return undefined;
  return Buffer.from(credentials, 'base64').toString('utf8').replace(':', '.');
}

/** A browser sends what was typed for Basic by itself, also for a page of another site (W3C Fetch Metadata). */
function isOfAnotherSite({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
}

function anotherSite(): Problem {
  const german = 'Eine Seite einer anderen Adresse darf sich nicht mit Basic anmelden.';
  return new Problem('forbidden', { reason: 'a page of another site may not sign in by Basic', german });
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
