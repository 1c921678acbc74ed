import { foreignNames } from '#commands';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problems/problem.js';
import { depthOf } from './json-depth.js';
import { placeOfJsonError } from './json-place.js';

/** The greatest depth of nested objects and lists. */
const MOST_DEPTH = 32;

/**
 * JSON in UTF-8 is the only kind of body that commands take (RFC 8259, section 8.1): bytes that are no UTF-8, deep
 * nesting, names that every object has and half surrogates are refused before the body is used.
 */
export function acceptJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      // With `parseAs: buffer` the body is a Buffer.
      done(null, jsonOf(body as Buffer));
    } catch (error) {
      // `jsonOf` throws problems alone.
      done(error as Problem);
    }
  });
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Problem 400 */
function jsonOf(body: Buffer): unknown {
  const text = textOf(body);
  if (depthOf(text) > MOST_DEPTH) {
    throw refused('body is nested too deeply', 'Der Inhalt ist zu tief verschachtelt.');
  }
  const value = valueOf(text);
  const errors = foreignNames(value);
  if (errors.length === 0) return value;
  const german = 'Die Eingabe ist nicht gültig.';
  throw new Problem('bad-request', { reason: 'input is not valid', german, errors });
}

function textOf(body: Buffer): string {
  try {
    return UTF8.decode(body);
  } catch {
    throw refused('body is not UTF-8', 'Der Inhalt ist nicht in UTF-8.');
  }
}

function valueOf(text: string): unknown {
  try {
    // The result of the parser has the type any.
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message may quote the body.
    const { line, column } = placeOfJsonError(text);
    const errors = [{ field: '', message: `not JSON from line ${line}, column ${column}` }];
    const german = 'Der Inhalt ist kein gültiges JSON.';
    throw new Problem('bad-request', { reason: 'body is not valid JSON', german, errors });
  }
}

function refused(reason: string, german: string): Problem {
  return new Problem('bad-request', { reason, german });
}
