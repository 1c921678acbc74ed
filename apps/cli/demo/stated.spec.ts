import { readFileSync } from 'node:fs';
import * as told from './stated.js';

const TEXT = readFileSync(
  new URL('../../../test/fixtures/seed/auszug-niederschrift-2019-02-14.txt', import.meta.url),
  'utf8',
);

/** A name in the nominative, with the genitive and the endings that the text may have instead. */
function standsInText(words: string): boolean {
  const pattern = words
    .split(' ')
    .map((word) => `${word.replace(/er?s?$/u, '').replaceAll('.', '[.]')}\\p{L}{0,3}`)
    .join('[ ]');
  return new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'iu').test(TEXT);
}

const NAMES = [
  told.PROCESS_TITLE,
  ...told.AREAS,
  told.ENTERPRISE,
  ...told.PARTNERS.filter((name) => !name.includes('(')),
  'Bundesamt für Migration und Flüchtlinge',
  told.ADVISERS,
  told.DIRECTORATE,
  told.DIVISION,
  told.DEPUTY_MAYOR.name,
  told.DEPUTY_MAYOR.title,
  told.COMMISSIONER.name,
  told.COMMISSIONER.title,
  told.HEAD,
  ...told.FIELDS_OF_ACTION,
  ...told.PILLARS,
  ...Object.values(told.COMMITTEES).map(({ name }) => name),
  told.PAPER.reference,
];

describe('What the demo says of the extract', () => {
  it.each(NAMES)('stands in its text: %s', (name) => {
    expect(standsInText(name)).toBe(true);
  });

  it('stands there word for word where it is a sentence or a passage', () => {
    const passages = [...Object.values(told.PASSAGES), told.EARLIER_CONSENT.text, told.PAPER.title];
    expect(passages.filter((passage) => !TEXT.includes(passage))).toEqual([]);
  });

  it('quotes no names of people', () => {
    const passages = Object.values(told.PASSAGES).join();
    const people = [told.DEPUTY_MAYOR, told.COMMISSIONER].flatMap(({ name }) => name.split(' '));
    expect(people.filter((part) => passages.includes(part))).toEqual([]);
  });

  it('finds a name that does not stand there', () => {
    expect(['Sozialreferat', 'Personalamt', 'Abteilung Vielfalt'].filter(standsInText)).toEqual([]);
  });
});
