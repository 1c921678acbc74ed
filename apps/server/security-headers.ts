import type { FastifyInstance } from 'fastify';

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** The page loads its scripts from here and calls this server alone; Swagger UI sets styles in elements. */
const DOCS_PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What a browser may do with an answer. Answers of the interface are never kept by caches: they depend on the caller. */
export function secureHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'content-security-policy': request.url.startsWith('/api/docs') ? DOCS_PAGE : NOTHING,
      ...(request.url.startsWith('/api/v1/') && { 'cache-control': 'no-store' }),
    });
  });
}
