import fc from 'fast-check';
import { placeOfJsonError } from './json-place.js';

describe('the place of a mistake in JSON', () => {
  it.each<[string, string, number, number]>([
    ['an empty text', '', 1, 1],
    ['an end too early', '{"name": "Kultur",', 1, 19],
    ['a second value', '{} {}', 1, 4],
    ['a comma before the end', '{\n  "a": 1,\n}', 3, 1],
    ['a word', '{"a": b}', 1, 7],
    ['a missing colon', '{"a" 1}', 1, 6],
    ['a number with a leading zero', '[01]', 1, 2],
    ['a bracket of the other kind', '[1}', 1, 3],
    ['an unknown escape', '["a\\x"]', 1, 4],
    ['a line end in a text', '["a\nb"]', 1, 4],
    ['a text without an end', '["a', 1, 4],
  ])('is that of %s', (_what, text, line, column) => {
    expect(placeOfJsonError(text)).toEqual({ line, column });
  });

  it('lies at the end for each beginning of a JSON object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value, null, 1);
        const beginning = text.slice(0, cut % text.length);
        // The end of a text within an escape, a word or a number is found at its beginning.
        const { line } = placeOfJsonError(beginning);
        expect(line).toBe(beginning.split('\n').length);
      }),
    );
  });

  it('is found in one pass over a million characters', () => {
    for (const part of ['"\\"', '\\"', '[', '{"":', '["",', ' ', '1', '-', '"\\u00e4']) {
      for (const before of ['', '"', '[', '[1,']) {
        expect(placeOfJsonError(before + part.repeat(1_000_000 / part.length)).line).toBe(1);
      }
    }
  });
});
