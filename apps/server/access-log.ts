import type { Metrics } from '#http';
import type { FastifyInstance } from 'fastify';

/** One line a request, by its route's pattern: no query, no body, no token, no name can get into it. */
export function logAccess(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-correlation-id', request.id);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    const status = reply.statusCode;
    metrics.observe(method, route, status, reply.elapsedTime / 1000);
    const actor = request.caller?.actor;
    const line = { method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10, actor };
    request.log.info(line, 'request');
  });
}
