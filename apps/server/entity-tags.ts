import type { FastifyInstance } from 'fastify';

/** Gives reads of one entity its revision as `ETag`, for `If-Match` of the next command (RFC 9110, section 8.8.3). */
export function tagEntities(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', async (request, reply, payload: unknown) => {
    const revision = request.method === 'GET' ? revisionOf(payload) : undefined;
    if (revision !== undefined && reply.statusCode === 200) void reply.header('etag', `"${revision}"`);
    return payload;
  });
}

function revisionOf(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('id' in payload) || !('revision' in payload))
    return undefined;
  return typeof payload.revision === 'string' ? payload.revision : undefined;
}
