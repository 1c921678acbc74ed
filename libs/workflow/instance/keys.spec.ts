import fc from 'fast-check';
import { blockKey, partKey, PARTS_PER_BLOCK, readKey } from './keys.js';

describe('A key', () => {
  it('names its block and its part, and is a positive 64-bit integer', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5), fc.integer({ min: 0, max: PARTS_PER_BLOCK }), (id, candidate, ordinal) => {
        const block = blockKey(id, candidate);
        const key = partKey(block, ordinal);
        expect(key).toBeGreaterThan(0n);
        expect(key).toBeLessThan(2n ** 63n);
        expect(readKey(key.toString())).toEqual({ block, ordinal });
      }),
    );
  });

  it('of an instance stays the same for ever', () => {
    expect(blockKey('instance:a').toString()).toBe('3531589936613425152');
  });

  it('has no ordinal behind the last one of its block', () => {
    expect(() => partKey(blockKey('a'), PARTS_PER_BLOCK + 1)).toThrow('a block of keys has the ordinals 0 to 131071');
  });

  it.each(['', '0', '-1', '01', '1.5', 'x', '9223372036854775808', '99999999999999999999'])('is not "%s"', (text) => {
    expect(readKey(text)).toBeUndefined();
  });
});
