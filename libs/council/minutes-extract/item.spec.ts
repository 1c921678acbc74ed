import { extractOf, extractText, refusalOf } from './extract.fixture.js';

describe('the number of the item', () => {
  it.each([
    ['TOP 5', '5'],
    ['TOP 5.1', '5.1'],
    ['TOP 5.', '5'],
    ['TOP: 5', '5'],
    ['Top 12', '12'],
    ['TOP N 2', 'N 2'],
    ['TOP N2', 'N 2'],
    ['TOP Ö 5', 'Ö 5'],
    ['TOP Ö 5.1', 'Ö 5.1'],
    ['TOP 5a', '5a'],
    ['zu TOP 5:', '5'],
    ['Zu Tagesordnungspunkt 5', '5'],
    ['Tagesordnungspunkt Nr. 5', '5'],
    ['Punkt 5 der Tagesordnung', '5'],
    ['TOP\n5', '5'],
    ['**TOP   5**', '5'],
    ['## TOP 5', '5'],
  ])('of %j is %s', (line, item) => {
    const words = extractText({ item: `${line}\n\nSachstandsbericht\nVorlage: 20196743` });
    expect(extractOf(words)).toMatchObject({
      item,
      title: 'Sachstandsbericht',
      reference: '20196743',
      itemPublic: null,
    });
  });

  it('is null if none is named', () => {
    const extract = extractOf(extractText({ item: 'Sachstandsbericht\nVorlage: 20196743' }));
    expect(extract).toMatchObject({ item: null, title: 'Sachstandsbericht', reference: '20196743' });
    expect(extract.missing).toContain('$.item');
  });

  it.each(['TOP 5 und 6', 'TOP 5, 6 und 7', 'TOP 5 - 7', 'TOP 5 und TOP 6'])(
    'is refused if the line names several: %j',
    (line) => {
      expect(refusalOf(extractText({ item: `${line}\n\nHaushalt` })).refused).toBe('several items in one extract');
    },
  );

  it('is refused if a second item follows', () => {
    const refusal = refusalOf(extractText({ text: 'Kenntnis genommen.\n\nTOP 6\n\nHaushalt\n\nAngenommen.' }));
    expect(refusal).toEqual({
      refused: 'several items in one extract',
      detail: 'One item was looked for; beside TOP 5 there is "6".',
    });
  });

  it.each([
    'TOP 6 wird vorgezogen.\n\nKenntnis genommen.',
    'Es gilt, was unter\nTOP 7 Haushalt gesagt wurde.\n\nKenntnis genommen.',
  ])('is not taken from a sentence: %j', (text) => {
    expect(extractOf(extractText({ text }))).toMatchObject({ item: '5', outcome: { kind: 'acknowledged' } });
  });
});

describe('the title of the item', () => {
  it.each([
    ['TOP 5 Sachstandsbericht "Wir alle sind LU"\nVorlage: 20196743', 'Sachstandsbericht "Wir alle sind LU"'],
    ['TOP 5: Sachstandsbericht "Wir alle sind LU" Vorlage: 20196743', 'Sachstandsbericht "Wir alle sind LU"'],
    ['TOP 5 – Sachstandsbericht\n„Wir alle sind LU“\n(Vorlage: 20196743)', 'Sachstandsbericht „Wir alle sind LU“'],
    ['TOP 5\nSachstandsbericht\n\n"Wir alle sind LU"\n\nVorlage: 20196743', 'Sachstandsbericht "Wir alle sind LU"'],
    ['TOP 5\n\n„Wir alle sind LU“\nVorlage: 20196743', 'Wir alle sind LU'],
    ['TOP 5\nBetreff: Sachstands-\nbericht\nVorlage: 20196743', 'Sachstandsbericht'],
    ['TOP 5\n2. Fortschreibung des Konzepts\nVorlage: 20196743', '2. Fortschreibung des Konzepts'],
    ['TOP 5 - 2. Fortschreibung\nVorlage: 20196743', '2. Fortschreibung'],
    ['TOP 5 – 30 Jahre Frauenbüro\nVorlage: 20196743', '30 Jahre Frauenbüro'],
    ['TOP 5\nVorlage zur Änderung der Satzung\nVorlage: 20196743', 'Vorlage zur Änderung der Satzung'],
    ['TOP 5\n\nVorlage: 20196743\n\nSachstandsbericht', null],
  ])('in %j is %j', (item, title) => {
    expect(extractOf(extractText({ item, text: 'ANTRAG\n\nKenntnis genommen.' }))).toMatchObject({
      item: '5',
      title,
      reference: '20196743',
    });
  });

  it.each([
    [
      'TOP 5\nAntrag der Fraktion: Aufstellung von Bänken\nVorlage: 20196743',
      'Antrag der Fraktion: Aufstellung von Bänken',
    ],
    ['TOP 5\nAntrag: Mehrsprachige Formulare\nVorlage: 20196743', 'Antrag: Mehrsprachige Formulare'],
    ['TOP 5: Bericht\nVorlage: 20196743', 'Bericht'],
    ['TOP 5\n\nBericht\nVorlage: 20196743', 'Bericht'],
    ['TOP 5\n\nHaushalt\nAntrag der Fraktion\nVorlage: 20196743', 'Haushalt Antrag der Fraktion'],
    ['TOP 5\n\nBeschluss über den Haushalt\nVorlage: 20196743', 'Beschluss über den Haushalt'],
  ])('may look like a label: %j', (item, title) => {
    expect(extractOf(extractText({ item }))).toMatchObject({
      title,
      reference: '20196743',
      proposal: null,
      deliberation: null,
    });
  });

  it('of an oral item ends with its paragraph', () => {
    const extract = extractOf(
      extractText({
        item: 'TOP 7\n\nMündlicher Bericht\nzum Stand',
        text: 'Die Leitung berichtet.\n\nKenntnis genommen.',
      }),
    );
    expect(extract).toMatchObject({
      title: 'Mündlicher Bericht zum Stand',
      reference: null,
      deliberation: 'Die Leitung berichtet.',
    });
    expect(extract.missing).toContain('$.reference');
  });

  it('ends before the text also without an empty line', () => {
    const item = 'TOP 7\nMündlicher Bericht\nDie Leitung berichtet.\nKenntnis genommen.';
    expect(extractOf(extractText({ item, text: '' }))).toMatchObject({
      title: 'Mündlicher Bericht',
      deliberation: 'Die Leitung berichtet.',
      outcome: { kind: 'acknowledged', text: 'Kenntnis genommen.' },
    });
  });

  it('is null if the outcome follows at once', () => {
    expect(extractOf(extractText({ item: 'TOP 7' }))).toMatchObject({ title: null, outcome: { kind: 'acknowledged' } });
  });
});

describe('the reference of the paper', () => {
  it.each([
    ['Vorlage: 20196743', '20196743'],
    ['Vorlage Nr.: 2019/0123', '2019/0123'],
    ['Vorlage-Nr. 2019/0123', '2019/0123'],
    ['Vorlagen-Nr. 20196743', '20196743'],
    ['Vorlagennummer: 20196743', '20196743'],
    ['Beschlussvorlage 0123/2019/BV', '0123/2019/BV'],
    ['Drucksache 17/123', '17/123'],
    ['Drucksachen-Nr.: 17/123', '17/123'],
    ['Drs. 17/123', '17/123'],
    ['DS 17/123', '17/123'],
    ['Vorlage: BV 12/2019', 'BV 12/2019'],
    ['Vorlage: V/2019/0123-1', 'V/2019/0123-1'],
    ['(Vorlage: 20196743)', '20196743'],
    ['Vorlage :  20196743', '20196743'],
    ['Vorlage:\n20196743', '20196743'],
    ['Vorlage: 20196743 (öffentlich)', '20196743'],
    ['Vorlage: ohne', null],
    ['Vorlage: -', null],
    ['Vorlage:', null],
    ['Vorlage: 20196743 und 20196744', null],
    ['Vorlage: 20196743\nVorlage: 20196744', null],
    ['', null],
  ])('in %j is %s', (line, reference) => {
    const extract = extractOf(
      extractText({ item: `TOP 5\n\nSachstandsbericht\n${line}`, text: 'ANTRAG\n\nKenntnis genommen.' }),
    );
    expect(extract).toMatchObject({ title: 'Sachstandsbericht', reference, deliberation: null });
  });

  it('is not one that the discussion mentions', () => {
    const text = 'Die Vorlage 20190001 wurde besprochen.\n\nKenntnis genommen.';
    expect(extractOf(extractText({ item: 'TOP 5\n\nBericht der Leitung', text })).reference).toBeNull();
  });
});

describe('the publicity of an item', () => {
  it.each([
    ['TOP 5 (öffentlich)\n\nBericht zum Stand', true],
    ['TOP 5 – nicht öffentlich\n\nBericht zum Stand', false],
    ['TOP 5\nnichtöffentlich\n\nBericht zum Stand', false],
    ['TOP 5\n\nBericht zum Stand (nichtöffentlich)', false],
    ['TOP N 5\n\nBericht zum Stand', null],
  ])('%j gives %s', (item, itemPublic) => {
    expect(extractOf(extractText({ item }))).toMatchObject({
      itemPublic,
      meetingPublic: true,
      title: 'Bericht zum Stand',
    });
  });
});
