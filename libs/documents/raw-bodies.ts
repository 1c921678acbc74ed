import { Problem } from '#http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DOCUMENT_LIMITS } from './document-store.js';

export const RAW_TYPES = ['application/octet-stream', 'text/plain'] as const;

/** Lets the routes of documents take raw bytes, within their own limit. Every other route goes on to take JSON alone. */
export function acceptRawDocuments(fastify: FastifyInstance): void {
  // Fastify reads plain text into a string, which does not keep the bytes.
  fastify.removeContentTypeParser('text/plain');
  const options = { parseAs: 'buffer', bodyLimit: DOCUMENT_LIMITS.bytes } as const;
  fastify.addContentTypeParser([...RAW_TYPES], options, (_request, body, done) => {
    done(null, body);
  });
  // Before a byte of the body is read.
  fastify.addHook('preParsing', async (request) => {
    if (!isRaw(request) || request.routeOptions.url?.endsWith('/documents/:sha256') === true) return;
    throw new Problem('unsupported-media-type', { reason: 'content type must be application/json' });
  });
}

function isRaw(request: FastifyRequest): boolean {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return RAW_TYPES.some((raw) => raw === type);
}
