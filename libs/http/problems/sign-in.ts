import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Clients of Camunda's interface may sign in by HTTP Basic; see decision-basic-sign-in.md. Decided by the route, not the text. */
export function takesBasic({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): boolean {
  return routeOptions.url?.startsWith('/v2/') === true;
}

/** The schemes that a request may sign in by, for `WWW-Authenticate` (RFC 9110, section 11.6.1): a line for each. */
export function challengesOf(request: Pick<FastifyRequest, 'routeOptions'>): string | readonly string[] {
  return takesBasic(request) ? ['Bearer', 'Basic realm="Lenkwerk", charset="UTF-8"'] : 'Bearer';
}

export function tokenNeeded(): Problem {
  const german = 'Es wird ein Zugangstoken gebraucht (Authorization: Bearer …).';
  return new Problem('unauthenticated', { reason: 'a bearer token is needed', german });
}

/** Where Basic is taken as well. */
export function signInNeeded(): Problem {
  const german =
    'Es wird ein Zugangstoken gebraucht (Authorization: Bearer …, oder Basic mit seiner Id und seinem Geheimnis).';
  const reason = 'a bearer token is needed, or its id and secret by Basic';
  return new Problem('unauthenticated', { reason, german });
}
