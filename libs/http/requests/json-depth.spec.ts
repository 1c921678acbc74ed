import fc from 'fast-check';
import { depthOf } from './json-depth.js';

/** The depth of a value, by its parts. */
function depthOfValue(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOfValue));
}

describe('the depth of a JSON text', () => {
  it('is that of its value, with any content of its strings', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(depthOf(JSON.stringify(value))).toBe(depthOfValue(value));
      }),
    );
  });

  it('counts no brackets in strings, behind escaped quotes too', () => {
    expect(depthOf('["[[", "\\"[[", {"{": "}"}]')).toBe(2);
    expect(depthOf('"\\\\"')).toBe(0);
  });

  it('is found in one pass over a million characters that hold no whole string', () => {
    // With a pattern that looks for whole strings this took longer than a test may.
    for (const part of ['"\\"', '\\"', '"', '[', '{"']) {
      expect(depthOf(part.repeat(1_000_000 / part.length))).toBeGreaterThanOrEqual(0);
    }
  });
});
