import fc from 'fast-check';
import { extractOf, extractText, utf8 } from './extract.fixture.js';
import { isExtractRefusal } from './minutes-extract.js';
import type { MinutesExtract } from './minutes-extract.js';
import { parseMinutes } from './parse-minutes.js';

function itemsOf(text: string): readonly MinutesExtract[] {
  const items = parseMinutes(utf8(text));
  if (isExtractRefusal(items)) throw new Error(items.detail);
  return items;
}

const MINUTES = `Niederschrift
über die 3. Sitzung des Stadtrates am 22.04.2024

Tagesordnung

Öffentlicher Teil

TOP 1
Radkonzept

TOP 2
Haushalt

Öffentlicher Teil

TOP 1

Radkonzept
Vorlage: 20240333

Frau A berichtet über den Stand des Konzepts.

Einstimmig beschlossen.

Niederschrift Stadtrat 22.04.2024 Seite 2 von 3

TOP 2

Haushalt
Vorlage: 20240334

Der Haushalt wird in den Bauausschuss und den Sozialausschuss verwiesen.

Nichtöffentlicher Teil

TOP 3

Grundstück
Vorlage: 20240335

Mehrheitlich abgelehnt (5 Ja, 30 Nein).
`;

describe('whole minutes', () => {
  it('give every item with its facts', () => {
    const facts = itemsOf(MINUTES).map(({ item, title, reference, itemPublic, outcome, referredTo }) => [
      item,
      title,
      reference,
      itemPublic,
      outcome.kind,
      referredTo,
    ]);
    expect(facts).toEqual([
      ['1', 'Radkonzept', '20240333', true, 'adopted', []],
      ['2', 'Haushalt', '20240334', true, 'referred', ['Bauausschuss', 'Sozialausschuss']],
      ['3', 'Grundstück', '20240335', false, 'rejected', []],
    ]);
  });

  it('give several extracts of one file', () => {
    const other = extractText({}).replace('14.02.2019', '15.02.2019').replace('TOP 5', 'TOP 6');
    const items = itemsOf(`${extractText({})}\n${other}`);
    expect(items.map(({ date, item }) => `${date} ${item ?? ''}`)).toEqual(['2019-02-14 5', '2019-02-15 6']);
  });

  it('give one extract as it is read alone', () => {
    expect(itemsOf(extractText({}))).toEqual([extractOf(extractText({}))]);
  });
});

const RESULTS: readonly string[] = [
  'Beschluss:\nDer Ausschuss beschließt das Konzept.\n\nAbstimmungsergebnis:\nJa: 21, Nein: 5',
  'Beschluss:\nDer Ausschuss nimmt den Bericht zur Kenntnis.\n\nAbstimmungsergebnis:\nKenntnisnahme',
  'Beschluss:\nÜberweisung in den Bauausschuss\n\nAbstimmung: Ja: 21, Nein: 5',
  'Beschluss:\nDer Antrag wird abgelehnt.\n\nAbstimmungsergebnis:\nmehrheitliche Ablehnung',
  'Einstimmig beschlossen.',
  'Kenntnis genommen.',
];

const DEBATE: readonly string[] = [
  'Frau A erinnert an ein Vorhaben, das damals abgelehnt worden sei.',
  'Herr B sagt, man habe so etwas schon einmal beschlossen.',
  'Frau C: Wir haben das im Ausschuss abgelehnt.',
  'Der Vorsitzende dankt für die Aussprache.',
  'Herr D fragt, ob der Punkt vertagt werden könne.',
  'Die Fraktion A würde dem Antrag zustimmen, wenn die Mittel da wären.',
  'Auf die Frage nach den Kosten antwortet die Verwaltung, dass diese noch geprüft würden.',
];

describe('an outcome', () => {
  it('does not change with debate below the result', () => {
    const debate = fc.array(fc.constantFrom(...DEBATE), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...RESULTS), debate, (text, paragraphs) => {
        const { outcome } = extractOf(extractText({ text: [text, ...paragraphs].join('\n\n') }));
        expect(outcome).toEqual(extractOf(extractText({ text })).outcome);
      }),
    );
  });

  it('does not change with words that are divided at the ends of lines', () => {
    const at = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...RESULTS), at, (text, places) => {
        const divided = places.reduce((words, place) => {
          const spots = [...words.matchAll(/(?<=\p{Ll}{3})(?=\p{Ll}{3})/gu)];
          const spot = spots[place % Math.max(1, spots.length)]?.index ?? 0;
          return spot === 0 ? words : `${words.slice(0, spot)}-\n${words.slice(spot)}`;
        }, text);
        const { outcome } = extractOf(extractText({ text: divided }));
        const { kind, tally, referredTo } = extractOf(extractText({ text })).outcome;
        expect(outcome).toMatchObject({ kind, tally, referredTo });
      }),
    );
  });

  it('does not change with a page that breaks between words or paragraphs', () => {
    const foot = fc.constantFrom('Seite 2 von 3', '- 2 -', 'Niederschrift Stadtrat Seite 2');
    const long =
      'Der Ausschuss nimmt den Bericht über die Fortschreibung des Konzepts\nund die Anlagen dazu zur Kenntnis.';
    fc.assert(
      fc.property(fc.constantFrom(long, ...RESULTS), foot, fc.nat({ max: 9 }), (text, line, place) => {
        const ends = [...text.matchAll(/\n+/gu)].map(({ index }) => index);
        const end = ends[place % Math.max(1, ends.length)];
        const broken = end === undefined ? text : `${text.slice(0, end)}\n\n${line}\n${text.slice(end)}`;
        expect(extractOf(extractText({ text: broken })).outcome.kind).toBe(
          extractOf(extractText({ text })).outcome.kind,
        );
      }),
    );
  });
});
