import { extractOf, SEED_TEXT } from './extract.fixture.js';
import type { MinutesExtract } from './minutes-extract.js';

/** The facts without their lines, which a layout changes. */
function placeless({ sourceHash: _, passages: __, outcome, papers, ...facts }: MinutesExtract): object {
  return {
    ...facts,
    outcome: { ...outcome, passages: outcome.passages.map(({ text }) => text) },
    papers: papers.map(({ reference }) => reference),
  };
}

describe('the layout of a text', () => {
  const plain = SEED_TEXT.replaceAll('**', '');
  const seed = extractOf(SEED_TEXT);

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
    expect(placeless(extractOf(text))).toEqual(placeless(seed));
  });

  it('without empty lines gives the same extract, without paragraphs', () => {
    const extract = extractOf(plain.replace(/\n+/gu, '\n'));
    expect(extract.deliberation?.replace(/\n+/gu, ' ')).toBe(seed.deliberation?.replace(/\n+/gu, ' '));
    expect(placeless({ ...extract, deliberation: seed.deliberation })).toEqual(placeless(seed));
  });

  it('with wrapped lines gives the same extract, with other line breaks', () => {
    const wrapped = plain.replace(/(.{1,70})(?: |$)/gmu, '$1\n').replace(/\n{3,}/gu, '\n\n');
    const { deliberation, ...extract } = extractOf(wrapped);
    expect(deliberation?.replace(/\s+/gu, ' ')).toBe(seed.deliberation?.replace(/\s+/gu, ' '));
    expect(extract).toMatchObject({
      proposal: seed.proposal,
      outcome: { kind: seed.outcome.kind, text: seed.outcome.text },
      title: seed.title,
      reference: seed.reference,
    });
  });
});
