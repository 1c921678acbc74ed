import type { FastifyInstance } from 'fastify';
import { badField, Problem } from '../problems/problem.js';
import { depthOf } from './json-depth.js';

/** The greatest depth of nested objects and lists. */
const MOST_DEPTH = 32;

/**
 * JSON in UTF-8 is the only kind of body that commands take (RFC 8259, section 8.1): bytes that are no UTF-8,
 * `__proto__` and `constructor` keys and deep nesting are refused before the body is used.
 */
export function acceptJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      // With `parseAs: buffer` the body is a Buffer.
      text = utf8.decode(body as Buffer);
    } catch {
      done(refused('body is not UTF-8', 'Der Inhalt ist nicht in UTF-8.'));
      return;
    }
    if (depthOf(text) > MOST_DEPTH) {
      done(refused('body is nested too deeply', 'Der Inhalt ist zu tief verschachtelt.'));
      return;
    }
    // A field of this name would be dropped unseen on the way into its class.
    if (/"constructor"\s*:/.test(text)) {
      done(badField('constructor', 'constructor is not a field here'));
      return;
    }
    void parse(request, text, done);
  });
}

function refused(reason: string, german: string): Problem {
  return new Problem('bad-request', { reason, german });
}
