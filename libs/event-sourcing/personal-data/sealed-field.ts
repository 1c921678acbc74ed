import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { canonicalJson } from '../commands/deterministic-ids.js';
import type { Json } from '../messages/json.js';

/** A field encrypted with AES-256-GCM (NIST SP 800-38D). `iv` (12 bytes), `ciphertext` and `tag` are base64. */
export interface SealedField {
  readonly keyId: string;
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** The place of a sealed field. It is the associated data of the encryption: the field cannot be opened at another place. */
export interface FieldPlace {
  readonly stream: string;
  readonly eventId: string;
  readonly field: string;
}

export function sealField(key: Uint8Array, keyId: string, place: FieldPlace, value: Json): SealedField {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associatedData(place));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return {
    keyId,
    iv: iv.toString('base64'),
    ciphertext: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** @throws Error for another key, another place, or a changed ciphertext. */
export function openField(key: Uint8Array, place: FieldPlace, sealed: SealedField): Json {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'))
    .setAAD(associatedData(place))
    .setAuthTag(Buffer.from(sealed.tag, 'base64'));
  const text = Buffer.concat([decipher.update(Buffer.from(sealed.ciphertext, 'base64')), decipher.final()]);
  // JSON.parse is declared as any; `sealField` wrote the text.
  return JSON.parse(text.toString('utf8')) as Json;
}

export function isSealed(value: unknown): value is SealedField {
  return typeof value === 'object' && value !== null && 'keyId' in value && 'ciphertext' in value && 'tag' in value;
}

function associatedData(place: FieldPlace): Buffer {
  return Buffer.from(canonicalJson([place.stream, place.eventId, place.field]), 'utf8');
}
