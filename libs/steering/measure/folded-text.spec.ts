import { containsWords, foldedText } from './folded-text.js';

describe('searched text', () => {
  it.each([
    ['Maßnahmen für Straßen', 'massnahmen fuer strassen'],
    ['MASSNAHMEN FUER STRASSEN', 'massnahmen fuer strassen'],
    ['Café à la carte', 'cafe a la carte'],
    ['u\u0308ber', 'ueber'],
  ])('%s is folded to %s', (text, folded) => {
    expect(foldedText(text)).toBe(folded);
  });

  it('contains a query when it contains every word of it, in any order and spelling', () => {
    const title = foldedText('Mehrsprachige Wegweiser für Behördengänge');
    expect(containsWords(title, 'behoerden FÜR')).toBe(true);
    expect(containsWords(title, 'wegweiser schule')).toBe(false);
  });
});
