import { endingWith, extractOf, extractText } from './extract-fixtures.js';
import type { ExtractOutcome } from './index.js';

const counted = (yes: number | null, no: number | null, abstention: number | null, spoilt: number | null = null) => ({
  yes,
  no,
  abstention,
  spoilt,
});

function outcomeOf(words: string): ExtractOutcome {
  return extractOf(endingWith(words)).outcome;
}

describe('an item that ends with the words', () => {
  it.each<[string, ExtractOutcome['kind'], Partial<ExtractOutcome>?]>([
    ['Einstimmig beschlossen.', 'adopted', { stated: 'unanimous' }],
    ['einstimmig angenommen', 'adopted', { stated: 'unanimous' }],
    ['Mehrheitlich angenommen.', 'adopted', { stated: 'majority' }],
    ['Der Antrag wird einstimmig angenommen.', 'adopted', { stated: 'unanimous' }],
    ['Dem Antrag wird zugestimmt.', 'adopted', { stated: null }],
    ['Dem Antrag wird mit Mehrheit zugestimmt.', 'adopted', { stated: 'majority' }],
    ['Mit Stimmenmehrheit beschlossen.', 'adopted', { stated: 'majority' }],
    ['Mit großer Mehrheit angenommen.', 'adopted', { stated: 'majority' }],
    ['Der Ausschuss stimmt dem Antrag einstimmig zu.', 'adopted', { stated: 'unanimous' }],
    ['Der Sozialausschuss stimmt zu.', 'adopted'],
    ['Der Ausschuss beschließt einstimmig das Konzept.', 'adopted', { stated: 'unanimous' }],
    ['Die Mitglieder des Ausschusses stimmen der Vorlage zu.', 'adopted'],
    ['Einstimmige Annahme', 'adopted', { stated: 'unanimous' }],
    ['Zustimmung', 'adopted'],
    ['Wie vorgeschlagen beschlossen.', 'adopted'],
    ['Antragsgemäß beschlossen.', 'adopted'],
    ['Ohne Aussprache einstimmig angenommen.', 'adopted', { stated: 'unanimous' }],
    ['Nach kurzer Aussprache mehrheitlich angenommen.', 'adopted', { stated: 'majority' }],
    ['Die Vorlage wird unverändert angenommen.', 'adopted'],
    ['Einstimmig, bei 2 Enthaltungen, angenommen.', 'adopted', { stated: 'unanimous', tally: counted(null, null, 2) }],
    ['Mit 7 Ja-Stimmen bei 3 Gegenstimmen und 2 Enthaltungen angenommen.', 'adopted', { tally: counted(7, 3, 2) }],
    [
      'Mehrheitlich angenommen (7 Ja, 3 Nein, 2 Enthaltungen).',
      'adopted',
      { stated: 'majority', tally: counted(7, 3, 2) },
    ],
    [
      'Mehrheitlich angenommen.\n(7 Ja, 3 Nein, 2 Enthaltungen)',
      'adopted',
      { stated: 'majority', tally: counted(7, 3, 2) },
    ],
    [
      'Mit sieben Ja-Stimmen, drei Nein-Stimmen und einer Enthaltung angenommen.',
      'adopted',
      { tally: counted(7, 3, 1) },
    ],
    ['Bei einer Enthaltung angenommen.', 'adopted', { tally: counted(null, null, 1) }],
    ['Ohne Gegenstimmen angenommen.', 'adopted', { tally: counted(null, 0, null) }],
    ['Ohne Gegenstimmen und Enthaltungen angenommen.', 'adopted', { tally: counted(null, 0, 0) }],
    ['Mit 7 gegen 3 Stimmen bei 2 Enthaltungen angenommen.', 'adopted', { tally: counted(7, 3, 2) }],
    ['Mit 7 : 3 Stimmen angenommen.', 'adopted', { tally: counted(7, 3, null) }],
    ['Angenommen mit 12 Ja- und 4 Nein-Stimmen, 1 ungültige Stimme.', 'adopted', { tally: counted(12, 4, null, 1) }],
    ['In geänderter Fassung einstimmig beschlossen.', 'adoptedAsAmended', { stated: 'unanimous' }],
    ['Mit der Änderung, dass jährlich berichtet wird, angenommen.', 'adoptedAsAmended'],
    ['Mit folgender Ergänzung beschlossen: Es wird jährlich berichtet.', 'adoptedAsAmended'],
    ['Der Antrag wird in der geänderten Form mehrheitlich angenommen.', 'adoptedAsAmended', { stated: 'majority' }],
    ['Dem Stadtrat einstimmig zur Annahme empfohlen.', 'recommended', { stated: 'unanimous' }],
    [
      'Der Ausschuss empfiehlt dem Stadtrat mehrheitlich, der Vorlage zuzustimmen.',
      'recommended',
      { stated: 'majority' },
    ],
    [
      'Der Sozialausschuss empfiehlt dem Stadtrat einstimmig die Annahme der Vorlage.',
      'recommended',
      { stated: 'unanimous' },
    ],
    ['Der Ausschuss beschließt, dem Stadtrat die Annahme zu empfehlen.', 'recommended'],
    ['Einstimmige Empfehlung an den Stadtrat.', 'recommended', { stated: 'unanimous' }],
    ['Dem Stadtrat in geänderter Fassung zur Annahme empfohlen.', 'recommendedAsAmended'],
    ['Abgelehnt.', 'rejected'],
    ['Mehrheitlich abgelehnt.', 'rejected', { stated: 'majority' }],
    ['Der Antrag wird mit 3 Ja-Stimmen gegen 7 Nein-Stimmen abgelehnt.', 'rejected', { tally: counted(3, 7, null) }],
    ['Bei Stimmengleichheit abgelehnt.', 'rejected', { tally: null }],
    [
      'Mit 5 Ja-Stimmen und 5 Nein-Stimmen bei Stimmengleichheit abgelehnt.',
      'rejected',
      { tally: counted(5, 5, null) },
    ],
    ['Abgelehnt (5 Ja, 5 Nein, 0 Enthaltungen).', 'rejected', { tally: counted(5, 5, 0) }],
    ['Der Ausschuss lehnt den Antrag einstimmig ab.', 'rejected', { stated: 'unanimous' }],
    ['Einstimmige Ablehnung', 'rejected', { stated: 'unanimous' }],
    ['Zur Kenntnis genommen', 'acknowledged'],
    ['Der Ausschuss nimmt den Bericht zur Kenntnis.', 'acknowledged'],
    ['Der Sozialausschuss hat den Bericht zur Kenntnis genommen.', 'acknowledged'],
    ['Nach kurzer Aussprache nimmt der Ausschuss den Bericht zur Kenntnis.', 'acknowledged'],
    ['Einstimmig zur Kenntnis genommen.', 'acknowledged', { stated: 'unanimous' }],
    ['Der Bericht wird zustimmend zur Kenntnis genommen.', 'acknowledged'],
    ['Kenntnisnahme', 'acknowledged'],
    ['Von dem Bericht wurde Kenntnis genommen.', 'acknowledged'],
    [
      'Der Ausschuss beschließt einstimmig, den Bericht zur Kenntnis zu nehmen.',
      'acknowledged',
      { stated: 'unanimous' },
    ],
    ['Stellungnahme abgegeben.', 'statementGiven'],
    ['Der Ausschuss gibt eine Stellungnahme ab.', 'statementGiven'],
    ['Vertagt.', 'postponed'],
    ['Der Tagesordnungspunkt wird in die nächste Sitzung vertagt.', 'postponed'],
    ['Der Antrag wird zurückgestellt.', 'postponed'],
    ['Der Punkt wird auf die Sitzung am 14.03.2019 verschoben.', 'postponed'],
    ['Der Ausschuss beschließt einstimmig, den Punkt zu vertagen.', 'postponed', { stated: 'unanimous' }],
    ['Dem Antrag auf Vertagung wird zugestimmt.', 'postponed'],
    ['Vertagung', 'postponed'],
    ['An den Hauptausschuss verwiesen.', 'referred', { referredTo: 'Hauptausschuss' }],
    [
      'Die Vorlage wird einstimmig in den Kulturausschuss verwiesen.',
      'referred',
      { referredTo: 'Kulturausschuss', stated: 'unanimous' },
    ],
    [
      'Zur weiteren Beratung an den Ausschuss für Kultur und Sport verwiesen.',
      'referred',
      { referredTo: 'Ausschuss für Kultur und Sport' },
    ],
    ['Der Antrag wird an den Stadtrat überwiesen.', 'referred', { referredTo: 'Stadtrat' }],
    [
      'Der Ausschuss verweist den Antrag an den zuständigen Fachausschuss.',
      'referred',
      { referredTo: 'zuständiger Fachausschuss' },
    ],
    ['An die Fraktionen verwiesen.', 'referred', { referredTo: 'Fraktionen' }],
    ['Verweisung an den Hauptausschuss', 'referred', { referredTo: 'Hauptausschuss' }],
    [
      'Der Ausschuss beschließt, den Antrag an den Jugendhilfeausschuss zu verweisen.',
      'referred',
      { referredTo: 'Jugendhilfeausschuss' },
    ],
    ['An die Verwaltung zurückverwiesen.', 'returnedToAdministration'],
    ['Die Vorlage wird zur Überarbeitung an die Verwaltung zurückgegeben.', 'returnedToAdministration'],
    ['Der Ausschuss verweist die Vorlage an die Verwaltung zurück.', 'returnedToAdministration'],
    ['Von der Tagesordnung abgesetzt.', 'removedFromAgenda'],
    ['Der Punkt wird von der Tagesordnung genommen.', 'removedFromAgenda'],
    ['Abgesetzt', 'removedFromAgenda'],
    ['Zurückgezogen.', 'withdrawnByAuthor'],
    ['Der Antrag wird von der Fraktion zurückgezogen.', 'withdrawnByAuthor'],
    ['Die Vorlage wurde von der Verwaltung zurückgezogen.', 'withdrawnByAuthor'],
    ['Ohne Beschluss beraten.', 'discussedOnly'],
    ['Beratung ohne Beschlussfassung', 'discussedOnly'],
    ['Aussprache', 'discussedOnly'],
    ['Der Bericht wurde beraten, ein Beschluss wurde nicht gefasst.', 'unrecognised'],
    ['Nicht behandelt.', 'notReached'],
    ['Aus Zeitgründen nicht aufgerufen.', 'notReached'],
    ['Der Punkt wurde nicht mehr behandelt.', 'notReached'],
    ['Durch die Oberbürgermeisterin entschieden.', 'decidedByMayor'],
    ['Eilentscheidung des Oberbürgermeisters', 'decidedByMayor'],
    ['Die Abstimmung ist ungültig.', 'void'],
    ['Der Beschluss wird für nichtig erklärt.', 'void'],
    ['Für ungültig erklärt.', 'void'],
    ['Kenntnis   genommen', 'acknowledged'],
    ['Kenntnisgenommen.', 'acknowledged'],
    ['KENNTNIS GENOMMEN', 'acknowledged'],
    ['Die Mitglieder nehmen den Bericht zur Kenntnis.', 'acknowledged'],
    ['Der Bericht wurde vom Sozialausschuss zur Kenntnis genommen.', 'acknowledged'],
    ['Kenntnis genommen, keine Wortmeldungen', 'acknowledged'],
    ['Der Ausschuss nimmt zur Kenntnis, dass der Stadtrat das Konzept beschlossen hat.', 'acknowledged'],
    [
      'Wird in den Ausschuss für Umwelt, Klima und Verkehr verwiesen.',
      'referred',
      { referredTo: 'Ausschuss für Umwelt, Klima und Verkehr' },
    ],
    ['Verwiesen an: Hauptausschuss', 'referred', { referredTo: 'Hauptausschuss' }],
    ['An den Hauptausschuss zurückverwiesen.', 'referred', { referredTo: 'Hauptausschuss' }],
    ['Verwiesen.', 'referred', { referredTo: null }],
    ['Der Antragsteller zieht den Antrag zurück.', 'withdrawnByAuthor'],
    ['Die SPD-Fraktion zieht ihren Antrag zurück.', 'withdrawnByAuthor'],
    ['Stimmengleichheit, damit abgelehnt (6 Ja, 6 Nein)', 'rejected', { tally: counted(6, 6, null) }],
    ['Dem Vorschlag der Verwaltung wird einstimmig gefolgt.', 'adopted', { stated: 'unanimous' }],
    [
      'Der Ausschuss fasst einstimmig folgenden Beschluss: Das Konzept wird umgesetzt.',
      'adopted',
      { stated: 'unanimous' },
    ],
    ['In der Fassung des Änderungsantrags angenommen.', 'adoptedAsAmended'],
    ['Ergänzt beschlossen.', 'adoptedAsAmended'],
    ['Der so geänderte Antrag wird einstimmig angenommen.', 'adoptedAsAmended', { stated: 'unanimous' }],
    ['Mit 7 Stimmen dafür, 3 dagegen und 2 Enthaltungen angenommen.', 'adopted', { tally: counted(7, 3, 2) }],
    ['Angenommen (JA: 7 | NEIN: 3 | ENTH.: 2)', 'adopted', { tally: counted(7, 3, 2) }],
    ['Ja 7, Nein 3, Enthaltungen 2; damit angenommen', 'adopted', { tally: counted(7, 3, 2) }],
    ['7 Ja\n3 Nein\n2 Enthaltungen\nangenommen', 'adopted', { tally: counted(7, 3, 2) }],
    [
      'Mit einundzwanzig Ja-Stimmen gegen vier Nein-Stimmen bei zwei Enthaltungen angenommen.',
      'adopted',
      { tally: counted(21, 4, 2) },
    ],
    ['Angenommen bei 1 Gegenstimme (A) und 2 Enthaltungen (B)', 'adopted', { tally: counted(null, 1, 2) }],
    ['Angenommen (7:3:2)', 'adopted', { tally: null }],
    ['Angenommen bei 2 Enthaltungen (A) und 1 Enthaltung (B)', 'adopted', { tally: null }],
    [
      'Kenntnis genommen. Die Verwaltung wird gebeten, erneut zu berichten.',
      'acknowledged',
      { text: 'Kenntnis genommen.' },
    ],
    [
      'Mit 7 Ja-Stimmen, 3 Nein-Stimmen und 1 ungültigen Stimme angenommen.',
      'adopted',
      { tally: counted(7, 3, null, 1) },
    ],
  ])('%j is %s', (words, kind, also = {}) => {
    expect(outcomeOf(words)).toMatchObject({ kind, ...also });
  });

  it.each([
    ['Nicht zur Kenntnis genommen.'],
    ['Der Antrag wird nicht angenommen.'],
    ['Der Bericht wird nicht zur Kenntnis genommen.'],
    ['Es kam keine Einigung zustande.'],
    ['Der Antrag findet keine Zustimmung.'],
    ['Keine Abstimmung.'],
    ['Der Punkt soll vertagt werden.'],
    ['Der Ausschuss möge den Antrag ablehnen.'],
    ['Der Antrag könnte angenommen werden.'],
    ['Es wird beantragt, den Punkt zu vertagen.'],
    ['Der Antrag auf Vertagung wird abgelehnt.'],
    ['Der Änderungsantrag wird angenommen.'],
    ['Einstimmig.'],
    ['Angenommen und abgelehnt.'],
    ['Der Antrag wird angenommen.\n\nDer Antrag wird abgelehnt.'],
    ['Der Bericht wird zur Kenntnis genommen und das Konzept beschlossen.'],
    ['Vertagt und an den Hauptausschuss verwiesen.'],
    ['Angenommen (3 Ja, 7 Nein).'],
    ['Abgelehnt (7 Ja, 3 Nein).'],
    ['Mit 5 Ja-Stimmen und 5 Nein-Stimmen angenommen.'],
    ['Es wird auf die Vorlage verwiesen.'],
    ['Der Stadtrat hat dem Konzept zugestimmt.'],
    ['Die Verwaltung nimmt die Anregung zur Kenntnis.'],
    ['Die Fraktion lehnt den Antrag ab.'],
    ['Die Vorlage wurde bereits im Januar beschlossen.'],
    ['Wenn der Stadtrat zustimmt, ist der Antrag angenommen.'],
    ['Dem Stadtrat zur Ablehnung empfohlen.'],
    ['„Kenntnis genommen.“'],
    ['Durch Stichentscheid angenommen.'],
    ['Siehe Anlage.'],
    ['Weder angenommen noch abgelehnt.'],
    ['Statt vertagt wurde beschlossen.'],
  ])('%j is unrecognised', (words) => {
    expect(outcomeOf(words).kind).toBe('unrecognised');
  });

  it('keeps the votes of a tie that no word settles', () => {
    expect(outcomeOf('5 Ja-Stimmen, 5 Nein-Stimmen')).toMatchObject({
      kind: 'unrecognised',
      tally: counted(5, 5, null),
    });
    expect(outcomeOf('Stimmengleichheit (5 Ja, 5 Nein)')).toMatchObject({
      kind: 'unrecognised',
      tally: counted(5, 5, null),
    });
  });

  it('does not call a divided vote unanimous', () => {
    expect(outcomeOf('Einstimmig angenommen (7 Ja, 3 Nein).')).toMatchObject({ kind: 'adopted', stated: null });
    expect(outcomeOf('Nicht einstimmig, aber mehrheitlich.').stated).toBeNull();
  });

  it('keeps the words as they stand', () => {
    expect(outcomeOf('Mehrheitlich angenommen.\n(7 Ja, 3 Nein)').text).toBe('Mehrheitlich angenommen. (7 Ja, 3 Nein)');
    expect(outcomeOf('Wird so gemacht.').text).toBe('Wird so gemacht.');
  });

  it('has no outcome where the text ends with the discussion', () => {
    const { outcome, deliberation, missing } = extractOf(
      extractText({
        text: 'Die Leitung Soziales berichtet ausführlich. Die Fraktion hofft, dass der Antrag angenommen wird.',
      }),
    );
    expect(outcome).toEqual({ kind: 'unrecognised', text: null, stated: null, tally: null, referredTo: null });
    expect(deliberation).toMatch(/^Die Leitung .* angenommen wird\.$/u);
    expect(missing).toContain('$.outcome.text');
  });
});

describe('an outcome under labels', () => {
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

  it('does not take for its own recommendation what another committee recommended to it', () => {
    const heading = 'aus der Niederschrift über die Sitzung des Stadtrates am 14.02.2019';
    const text =
      'Der Hauptausschuss empfiehlt dem Stadtrat, wie folgt zu beschließen:\n\nDer Haushalt wird beschlossen.\n\nEinstimmig angenommen.';
    expect(extractOf(extractText({ heading, text }))).toMatchObject({
      proposal: 'Der Hauptausschuss empfiehlt dem Stadtrat, wie folgt zu beschließen:\nDer Haushalt wird beschlossen.',
      outcome: { kind: 'adopted', text: 'Einstimmig angenommen.' },
    });
  });

  it('counts a vote once that two sentences tell alike, and not at all where they differ', () => {
    const told = (yes: number) =>
      `Davon 30 Ja-Stimmen und 18 Nein-Stimmen.\nDer Antrag ist mit ${yes} Ja-Stimmen angenommen.`;
    expect(extractOf(extractText({ text: told(30) })).outcome.tally).toEqual(counted(30, 18, null));
    expect(extractOf(extractText({ text: told(31) })).outcome.tally).toEqual(counted(null, 18, null));
  });

  it('sets apart what was asked for, what was said and how it ended', () => {
    const text = `Sachverhalt:\nDie Leitung berichtet.\n\nBeschlussvorschlag:\nDer Ausschuss beschließt:\n1. Das Konzept wird umgesetzt.\n2. Es wird jährlich berichtet.\n\nAussprache:\nEs gibt Fragen.\n\nBeschluss:\nEinstimmig angenommen.`;
    expect(extractOf(extractText({ text }))).toMatchObject({
      deliberation: 'Die Leitung berichtet.\n\nEs gibt Fragen.',
      proposal: 'Der Ausschuss beschließt:\n1. Das Konzept wird umgesetzt.\n2. Es wird jährlich berichtet.',
      outcome: { kind: 'adopted', text: 'Einstimmig angenommen.' },
    });
  });

  it('finds the outcome behind a proposal on the same line, and a discussion between them', () => {
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
  ])('does not take what is proposed for the outcome: %j', (text) => {
    expect(extractOf(extractText({ text })).outcome).toMatchObject({
      kind: 'rejected',
      text: 'Mehrheitlich abgelehnt.',
    });
  });
});
