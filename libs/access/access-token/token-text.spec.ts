import { idFrom } from '#event-sourcing';
import { MemoryKeyStore } from '#event-sourcing/testing';
import fc from 'fast-check';
import { TokenSecrets } from './token-secrets.js';
import { parseToken, sameHash, secretHashOf, tokenText } from './token-text.js';

describe("a token's text", () => {
  it('gives its id and its secret back', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (id, secret) => {
        const parsed = parseToken(tokenText({ id, secret }));
        expect(parsed?.id).toBe(id);
        expect([...(parsed?.secret ?? [])]).toEqual([...secret]);
      }),
    );
  });

  it('has one spelling: any change of it is another token or none', () => {
    const token = { id: idFrom('a token'), secret: new Uint8Array(32).fill(7) };
    const text = tokenText(token);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        const parsed = parseToken(changed);
        if (parsed !== undefined) expect(tokenText(parsed)).toBe(changed);
      }),
    );
    const respelt = `${text.slice(0, -1)}${text.endsWith('c') ? 'd' : 'x'}`;
    expect(parseToken(respelt)).toBeUndefined();
  });

  it('is not read from any other text', () => {
    expect(fc.sample(fc.string(), 500).map(parseToken)).toEqual(Array(500).fill(undefined));
  });
});

describe('hashes of secrets', () => {
  it('are equal only for equal secrets', () => {
    const [one, other] = [secretHashOf(new Uint8Array(32)), secretHashOf(new Uint8Array(32).fill(1))];
    expect(sameHash(one, one)).toBe(true);
    expect(sameHash(one, other)).toBe(false);
    expect(sameHash(one, '')).toBe(false);
  });
});

describe('the secret of an issued token', () => {
  const secrets = new TokenSecrets(new MemoryKeyStore());

  it('is the same for a repetition of the command', async () => {
    expect(await secrets.of({ actor: 'a', key: 'k' })).toEqual(await secrets.of({ actor: 'a', key: 'k' }));
  });

  it('is another one for another key, another caller and another log', async () => {
    const wishes = [
      secrets.of({ actor: 'a', key: 'k' }),
      secrets.of({ actor: 'a', key: 'l' }),
      secrets.of({ actor: 'b', key: 'k' }),
    ];
    const elsewhere = new TokenSecrets(new MemoryKeyStore()).of({ actor: 'a', key: 'k' });
    const all = await Promise.all([...wishes, elsewhere]);
    expect(new Set(all.map((secret) => secretHashOf(secret))).size).toBe(4);
  });
});
