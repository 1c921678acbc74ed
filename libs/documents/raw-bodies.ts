import { Problem } from '#http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DOCUMENT_LIMITS } from './document-store.js';

export const RAW_TYPES = ['application/octet-stream', 'text/plain'] as const;

/** Allows raw bytes, up to a limit of their own, for the routes of documents. Every other route takes only JSON. */
export function acceptRawDocuments(fastify: FastifyInstance): void {
  // Fastify reads plain text into a string, which does not keep the bytes.
  fastify.removeContentTypeParser('text/plain');
  const options = { parseAs: 'buffer', bodyLimit: DOCUMENT_LIMITS.bytes } as const;
  fastify.addContentTypeParser([...RAW_TYPES], options, (_request, body, done) => {
    done(null, body);
  });
  // This hook runs before the body is read.
  fastify.addHook('preParsing', async (request) => {
    const ofDocuments = request.method === 'PUT' && request.routeOptions.url?.endsWith('/documents/:sha256') === true;
    if (ofDocuments && !isRaw(request)) throw unsupported(RAW_TYPES.join(' or '));
    if (!ofDocuments && isRaw(request)) throw unsupported('application/json');
  });
}

function unsupported(instead: string): Problem {
  const german = `Der Inhalt muss ${instead.replace(' or ', ' oder ')} sein.`;
  return new Problem('unsupported-media-type', { reason: `content type must be ${instead}`, german });
}

function isRaw(request: FastifyRequest): boolean {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return RAW_TYPES.some((raw) => raw === type);
}
