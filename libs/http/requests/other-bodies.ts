import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';

/** A kind of body beside JSON, and the routes that take it instead. */
export interface OtherBody {
  readonly types: readonly string[];
  /** The longest one. */
  readonly bytes: number;
  readonly isTakenBy: (route: { readonly method: string; readonly url: string | undefined }) => boolean;
}

/** The kind of body that a request's route takes; `undefined` for JSON. */
export function otherBodyOf(
  kinds: readonly OtherBody[],
  { method, routeOptions: { url } }: FastifyRequest,
): OtherBody | undefined {
  return kinds.find((kind) => kind.isTakenBy({ method, url }));
}

/** Hands these bodies to their routes as bytes, each up to its limit. Every other route takes only JSON. */
export function acceptOtherBodies(fastify: FastifyInstance, kinds: readonly OtherBody[]): void {
  for (const { types, bytes } of kinds) {
    // Fastify reads plain text into a string, which does not keep the bytes.
    fastify.removeContentTypeParser([...types]);
    fastify.addContentTypeParser([...types], { parseAs: 'buffer', bodyLimit: bytes }, (_request, body, done) => {
      done(null, body);
    });
  }
  // This hook runs before the body is read.
  fastify.addHook('preParsing', async (request) => {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    const own = otherBodyOf(kinds, request);
    if (own !== undefined && !own.types.includes(type)) throw unsupported(own.types.join(' or '));
    if (own === undefined && kinds.some(({ types }) => types.includes(type))) throw unsupported('application/json');
  });
}

function unsupported(instead: string): Problem {
  const german = `Der Inhalt muss ${instead.replace(' or ', ' oder ')} sein.`;
  return new Problem('unsupported-media-type', { reason: `content type must be ${instead}`, german });
}
