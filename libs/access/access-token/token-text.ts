import { createHash, timingSafeEqual } from 'node:crypto';

/** The bearer token: its id and its secret of 32 bytes. As text `<id>.<secret in base64url>`. */
export interface Token {
  readonly id: string;
  readonly secret: Uint8Array;
}

export const SECRET_BYTES = 32;

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

export function tokenText({ id, secret }: Token): string {
  return `${id}.${Buffer.from(secret).toString('base64url')}`;
}

/** `undefined` for any text that `tokenText` never writes. */
export function parseToken(text: string): Token | undefined {
  const [, id, encoded] = FORM.exec(text) ?? [];
  if (id === undefined || encoded === undefined) return undefined;
  const secret = Buffer.from(encoded, 'base64url');
  // 43 digits carry two bits more than 32 bytes need: only one spelling of them is the token's.
  return secret.toString('base64url') === encoded ? { id, secret } : undefined;
}

/** SHA-256, hex. A secret is 256 random bits: a slow password hash would protect nothing more. */
export function secretHashOf(secret: Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in constant time, so that the time does not show the place of a difference. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
