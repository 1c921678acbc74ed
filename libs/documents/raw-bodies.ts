import type { OtherBody } from '#http';
import { DOCUMENT_LIMITS } from './document-store.js';

/** What the routes of documents take: raw bytes. */
export const DOCUMENT_BODY: OtherBody = {
  types: ['application/octet-stream', 'text/plain'],
  bytes: DOCUMENT_LIMITS.bytes,
  isTakenBy: ({ method, url }) => method === 'PUT' && url?.endsWith('/documents/:sha256') === true,
};
