import { counted, extractOf, extractText } from './extract.fixture.js';
import type { ExtractOutcome } from './minutes-extract.js';

describe('an outcome in a text with labels', () => {
  it.each<[string, Partial<ExtractOutcome>]>([
    ['Beschluss:\nKenntnis genommen.', { kind: 'acknowledged', text: 'Kenntnis genommen.' }],
    ['Beschluss: einstimmig angenommen', { kind: 'adopted', stated: 'unanimous', text: 'einstimmig angenommen' }],
    [
      'BESCHLUSS\n\nDer Ausschuss möge zustimmen.\n\nMehrheitlich angenommen.',
      { kind: 'adopted', text: 'Mehrheitlich angenommen.' },
    ],
    [
      'Beschluss:\nDer Ausschuss beschließt das Konzept.\n\nAbstimmungsergebnis: einstimmig',
      { kind: 'adopted', stated: 'unanimous' },
    ],
    [
      'Beschluss:\nDer Ausschuss empfiehlt dem Stadtrat das Konzept.\n\nAbstimmungsergebnis:\nJa: 7\nNein: 3\nEnthaltungen: 2',
      { kind: 'recommended', tally: counted(7, 3, 2) },
    ],
    [
      'Beschluss:\nDer Ausschuss nimmt Kenntnis.\nAbstimmungsergebnis: einstimmig angenommen',
      { kind: 'acknowledged', stated: 'unanimous' },
    ],
    [
      'Beschluss:\nAngenommen.\nAbstimmungsergebnis: Ja/Nein/Enthaltung 7/3/2',
      { kind: 'adopted', tally: counted(7, 3, 2) },
    ],
    ['Beschluss:\nAngenommen.\nAbstimmungsergebnis: 7 : 3 : 2', { kind: 'adopted', tally: null }],
    [
      'Beschlussvorschlag:\nDer Ausschuss beschließt das Konzept.\n\nEinstimmig angenommen.',
      { kind: 'adopted', text: 'Einstimmig angenommen.' },
    ],
    [
      'Beschluss:\nDas Konzept wird umgesetzt.\n\nAbstimmungsergebnis: einstimmig',
      { kind: 'adopted', stated: 'unanimous' },
    ],
    ['Abstimmungsergebnis: einstimmig angenommen', { kind: 'adopted', stated: 'unanimous' }],
    ['Abstimmungsergebnis: Ja 7 Nein 3 Enthaltungen 2', { kind: 'unrecognised', tally: counted(7, 3, 2) }],
    [
      'Der Ausschuss empfiehlt dem Stadtrat das Konzept.\n\nEinstimmig angenommen.',
      { kind: 'recommended', text: 'Einstimmig angenommen.' },
    ],
    ['Der Änderungsantrag wird abgelehnt.\n\nDer Antrag wird angenommen.', { kind: 'adopted' }],
    [
      'Kenntnis genommen.\n\nFür die Richtigkeit\nLeitung Gremiendienst',
      { kind: 'acknowledged', text: 'Kenntnis genommen.' },
    ],
    [
      'Kenntnis genommen.\n\nLudwigshafen, den 20.02.2019\n\nVorsitz',
      { kind: 'acknowledged', text: 'Kenntnis genommen.' },
    ],
  ])('%j', (text, outcome) => {
    expect(extractOf(extractText({ text })).outcome).toMatchObject(outcome);
  });

  it('is no recommendation if another committee recommended the proposal to this one', () => {
    const heading = 'aus der Niederschrift über die Sitzung des Stadtrates am 14.02.2019';
    const text =
      'Der Hauptausschuss empfiehlt dem Stadtrat, wie folgt zu beschließen:\n\nDer Haushalt wird beschlossen.\n\nEinstimmig angenommen.';
    expect(extractOf(extractText({ heading, text }))).toMatchObject({
      proposal: 'Der Hauptausschuss empfiehlt dem Stadtrat, wie folgt zu beschließen:\nDer Haushalt wird beschlossen.',
      outcome: { kind: 'adopted', text: 'Einstimmig angenommen.' },
    });
  });

  it('has a number of votes on which two sentences agree, and none on which they differ', () => {
    const text = (yes: number) =>
      `Davon 30 Ja-Stimmen und 18 Nein-Stimmen.\nDer Antrag ist mit ${yes} Ja-Stimmen angenommen.`;
    expect(extractOf(extractText({ text: text(30) })).outcome.tally).toEqual(counted(30, 18, null));
    expect(extractOf(extractText({ text: text(31) })).outcome.tally).toEqual(counted(null, 18, null));
  });

  it('is separated from the proposal and the deliberation', () => {
    const text = `Sachverhalt:\nDie Leitung berichtet.\n\nBeschlussvorschlag:\nDer Ausschuss beschließt:\n1. Das Konzept wird umgesetzt.\n2. Es wird jährlich berichtet.\n\nAussprache:\nEs gibt Fragen.\n\nBeschluss:\nEinstimmig angenommen.`;
    expect(extractOf(extractText({ text }))).toMatchObject({
      deliberation: 'Die Leitung berichtet.\n\nEs gibt Fragen.',
      proposal: 'Der Ausschuss beschließt:\n1. Das Konzept wird umgesetzt.\n2. Es wird jährlich berichtet.',
      outcome: { kind: 'adopted', text: 'Einstimmig angenommen.' },
    });
  });

  it('is found behind a proposal on the same line, and behind a discussion between them', () => {
    const line = 'Die Leitung berichtet. Der Ausschuss möge den Bericht zur Kenntnis nehmen. Kenntnis genommen.';
    const between = line.replace('. Kenntnis', '.\n\nEs gibt zwei Fragen.\n\nKenntnis');
    expect(extractOf(extractText({ text: line }))).toMatchObject({
      deliberation: 'Die Leitung berichtet.',
      proposal: 'Der Ausschuss möge den Bericht zur Kenntnis nehmen.',
      outcome: { kind: 'acknowledged' },
    });
    expect(extractOf(extractText({ text: between })).deliberation).toBe(
      'Die Leitung berichtet.\n\nEs gibt zwei Fragen.',
    );
  });

  it.each([
    'Der Ausschuss möge beschließen:\n1. Der Bericht wird zur Kenntnis genommen.\n2. Die Stelle wird geschaffen.\n\nMehrheitlich abgelehnt.',
    'Der Ausschuss möge beschließen:\n\nDas Konzept wird beschlossen.\n\nMehrheitlich abgelehnt.',
  ])('is not taken from the proposal: %j', (text) => {
    expect(extractOf(extractText({ text })).outcome).toMatchObject({
      kind: 'rejected',
      text: 'Mehrheitlich abgelehnt.',
    });
  });
});
