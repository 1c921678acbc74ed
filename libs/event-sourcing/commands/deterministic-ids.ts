import canonicalize from 'canonicalize';
import { createHmac } from 'node:crypto';
import { parse, v5 } from 'uuid';

/** Namespace of every id that Lenkwerk derives (RFC 9562, section 5.5). It never changes. */
const NAMESPACE = parse('6f0d6ad4-5b0e-4a3f-9a0e-3a6a1f0c9b57');

/** Canonical JSON (RFC 8785). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value is not JSON');
  return text;
}

/** UUIDv5 of a JSON value's canonical form. */
export function idFrom(value: unknown): string {
  // As bytes: the library parses and encodes texts much more slowly.
  return v5(Buffer.from(canonicalJson(value)), NAMESPACE);
}

/** `stream` is `null` for a creation whose id is derived from the command. */
export function commandIdOf(actor: string, key: string, type: string, stream: string | null): string {
  return idFrom([actor, key, type, stream]);
}

/** Id of a part (item, step, field, deviation) that a command makes. */
export function partId(commandId: string, kind: string, index: number): string {
  return idFrom([commandId, kind, index]);
}

/** HMAC-SHA-256, hex, of a command's content: distinguishes a repetition from other content under the same key. */
export function commandHash(key: Uint8Array, type: string, path: object, body: object): string {
  return createHmac('sha256', key).update(canonicalJson({ type, path, body })).digest('hex');
}
