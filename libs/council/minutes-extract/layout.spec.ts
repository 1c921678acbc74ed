import { extractOf, SEED_TEXT } from './extract.fixture.js';

describe('the layout of a text', () => {
  const plain = SEED_TEXT.replaceAll('**', '');
  const { sourceHash: _, ...seed } = extractOf(SEED_TEXT);

  it.each([
    ['no bold marks', plain],
    [
      'the heading on one line',
      plain.replace(/AUSZUG\s+aus der Niederschrift\n(.*)\n/u, 'AUSZUG aus der Niederschrift $1 '),
    ],
    ['every line of the heading apart', plain.replace('aus der Niederschrift\n', 'aus der Niederschrift\n\n')],
    ['spaced letters', plain.replace('AUSZUG', 'A U S Z U G')],
    ['a letterhead', `Stadt Ludwigshafen am Rhein\n${plain}`],
    ['several spaces', plain.replace(/(?<=\S) (?=\S)/gu, '   ')],
    ['no-break spaces', plain.replace(/(?<=\S) (?=\S)/gu, '\u00A0')],
    ['empty lines everywhere', plain.replace(/\n+/gu, '\n\n')],
    ['a page number at the end', `${plain}\n\nSeite 1 von 1`],
    ['the item behind the date', plain.replace('öffentlich\n\nTOP 5', 'öffentlich TOP 5')],
  ])('with %s gives the same extract', (_name, text) => {
    const { sourceHash: __, ...extract } = extractOf(text);
    expect(extract).toEqual(seed);
  });

  it('without empty lines gives the same extract, without paragraphs', () => {
    const { deliberation, ...extract } = extractOf(plain.replace(/\n+/gu, '\n'));
    expect(deliberation?.replace(/\n+/gu, ' ')).toBe(seed.deliberation?.replace(/\n+/gu, ' '));
    expect({ ...extract, deliberation: seed.deliberation, sourceHash: '' }).toEqual({ ...seed, sourceHash: '' });
  });

  it('with wrapped lines gives the same extract, with other line breaks', () => {
    const wrapped = plain.replace(/(.{1,70})(?: |$)/gmu, '$1\n').replace(/\n{3,}/gu, '\n\n');
    const { deliberation, ...extract } = extractOf(wrapped);
    expect(deliberation?.replace(/\s+/gu, ' ')).toBe(seed.deliberation?.replace(/\s+/gu, ' '));
    expect(extract).toMatchObject({
      proposal: seed.proposal,
      outcome: seed.outcome,
      title: seed.title,
      reference: seed.reference,
    });
  });
});
