import { RequestCallers } from '#access';
import type { Metrics } from '#http';
import { acceptJsonBodies, acceptOtherBodies, METRICS, ProblemFilter, queryPipe, RouteTable } from '#http';
import { camundaTitle } from '#workflow';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LogController } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { logAccess } from './access-log.js';
import type { Engine } from './engine.js';
import { limitConnections } from './connection-limits.js';
import { tagEntities } from './entity-tags.js';
import { germanOf } from './features.js';
import { answerExpectations } from './expectations.js';
import { checkFirst } from './first-checks.js';
import { serveOpenApi } from './open-api.js';
import { OTHER_BODIES } from './other-bodies.js';
import { REQUEST_LIMITS } from './request-limits.js';
import { secureHeaders } from './security-headers.js';
import { ServerModule } from './server.module.js';
import { answerUnreadable } from './unreadable-requests.js';

/** The HTTP application on an open engine; `listen` or, in tests, `init` and `ready` come next. */
export async function createServer(engine: Engine, logLevel: string): Promise<NestFastifyApplication> {
  const filter = new ProblemFilter(germanOf, camundaTitle);
  const adapter = new FastifyAdapter({
    bodyLimit: REQUEST_LIMITS.bodyBytes,
    routerOptions: { maxParamLength: REQUEST_LIMITS.pathSegment },
    requestTimeout: REQUEST_LIMITS.requestMilliseconds,
    keepAliveTimeout: REQUEST_LIMITS.keepAliveMilliseconds,
    http: {
      maxHeaderSize: REQUEST_LIMITS.headersBytes,
      // Node's own answer to a missing Host is no problem document.
      requireHostHeader: false,
      headersTimeout: REQUEST_LIMITS.headersMilliseconds,
      connectionsCheckingInterval: REQUEST_LIMITS.checkingMilliseconds,
    },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    genReqId: correlationIdOf,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlation' }),
    clientErrorHandler: answerUnreadable,
    logger: { level: logLevel, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      filter.answer(error, request, reply);
    },
  });
  // Nest declares its options as a class; an object literal is how its documentation gives them.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const application = await NestFactory.create<NestFastifyApplication>(ServerModule.of(engine), adapter, {
    logger: ['error', 'fatal', 'warn'],
    abortOnError: false,
    bodyParser: false,
  });
  application.setGlobalPrefix('api/v1', {
    exclude: ['health/live', 'health/ready', 'metrics', 'api/problems/:kind', 'v2/*path'],
  });
  application.useGlobalFilters(filter);
  application.useGlobalPipes(queryPipe());
  const fastify = adapter.getInstance();
  const routes = new RouteTable(fastify);
  limitConnections(fastify.server);
  answerExpectations(fastify.server);
  logAccess(fastify, application.get<Metrics>(METRICS));
  secureHeaders(fastify);
  checkFirst(fastify, routes, application.get(RequestCallers));
  acceptJsonBodies(fastify);
  tagEntities(fastify);
  fastify.get('/', async (_request, reply) => reply.redirect('/api/docs'));
  acceptOtherBodies(fastify, OTHER_BODIES);
  // Workers that wait for jobs are answered before the server waits for its last requests.
  fastify.addHook('preClose', async () => {
    engine.workflow.close();
    await Promise.resolve();
  });
  serveOpenApi(application);
  return application;
}

/** The caller's `X-Correlation-Id` when it is short and plain, else a new one. */
function correlationIdOf(request: IncomingMessage): string {
  const given = request.headers['x-correlation-id'];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
}
