import fc from 'fast-check';
import { blockKey, furtherBlockKey, keyOfPart, partKey, partOfBlock, PARTS_PER_BLOCK, readKey } from './keys.js';

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

  it('of each part of an instance with further blocks leads back to that part, and to no other', () => {
    const own = blockKey('instance:a');
    const blocks = [1, 2, 3].map((number) => furtherBlockKey(own.toString(), number, 0).toString());
    const all = [own.toString(), ...blocks];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 * PARTS_PER_BLOCK }), (part) => {
        const { block, ordinal } = readKey(keyOfPart(own, blocks, part).toString()) ?? { block: 0n, ordinal: 0 };
        expect(ordinal).toBeGreaterThan(0);
        expect(partOfBlock(all.indexOf(block.toString()), ordinal)).toBe(part);
      }),
    );
    const edges = [0, PARTS_PER_BLOCK, PARTS_PER_BLOCK + 1, 2 * PARTS_PER_BLOCK, 2 * PARTS_PER_BLOCK + 1];
    expect(edges.map((part) => readKey(keyOfPart(own, blocks, part).toString()))).toEqual([
      { block: own, ordinal: 0 },
      { block: own, ordinal: PARTS_PER_BLOCK },
      { block: BigInt(blocks[0] ?? ''), ordinal: 1 },
      { block: BigInt(blocks[0] ?? ''), ordinal: PARTS_PER_BLOCK },
      { block: BigInt(blocks[1] ?? ''), ordinal: 1 },
    ]);
    expect(() => keyOfPart(own, blocks, 4 * PARTS_PER_BLOCK + 1)).toThrow('has no block for its part');
  });

  it('has no ordinal behind the last one of its block', () => {
    expect(() => partKey(blockKey('a'), PARTS_PER_BLOCK + 1)).toThrow('a block of keys has the ordinals 0 to 131071');
  });

  it.each(['', '0', '-1', '01', '1.5', 'x', '9223372036854775808', '99999999999999999999'])('is not "%s"', (text) => {
    expect(readKey(text)).toBeUndefined();
  });
});
