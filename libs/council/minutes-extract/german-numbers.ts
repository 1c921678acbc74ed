const UNITS = [
  'null',
  'eins',
  'zwei',
  'drei',
  'vier',
  'fuenf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwoelf',
];
const TEENS = ['dreizehn', 'vierzehn', 'fuenfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'];
const TENS = ['zwanzig', 'dreissig', 'vierzig', 'fuenfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];
const ONE = ['ein', 'eine', 'einer', 'einem', 'einen'];
const NONE = ['kein', 'keine', 'keiner', 'keinen', 'ohne'];

/** The numbers 0 to 99 in folded words, with the inflected `ein` and the words for none. */
const NUMBERS: ReadonlyMap<string, number> = new Map<string, number>([
  ...[...UNITS, ...TEENS].map((word, value): [string, number] => [word, value]),
  ...TENS.flatMap((ten, index) => {
    const tens = (index + 2) * 10;
    const compounds = UNITS.slice(1, 10).map((unit, at): [string, number] => [
      `${unit === 'eins' ? 'ein' : unit}und${ten}`,
      tens + at + 1,
    ]);
    return [[ten, tens] satisfies [string, number], ...compounds];
  }),
  ...ONE.map((word): [string, number] => [word, 1]),
  ...NONE.map((word): [string, number] => [word, 0]),
]);

/** A pattern's source for any of the words, the longest first. */
export const NUMBER_WORDS = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');

/** The number of `7`, `sieben`, `einer`, `ohne`, a dash for none; words are folded. */
export function readNumber(word: string): number | undefined {
  if (word === '-' || word === './.') return 0;
  return /^\d{1,4}$/u.test(word) ? Number(word) : NUMBERS.get(word);
}
