import type { ExtractOutcome } from './minutes-extract.js';
import { extractOf } from './extract.fixture.js';

/** The kind of outcome of a text below the header of an item of the council. */
function kindIn(committee: string, body: string): ExtractOutcome['kind'] {
  const heading = `AUSZUG\n\naus der Niederschrift\nüber die Sitzung ${committee} am 22.04.2024\nöffentlich`;
  return extractOf(`${heading}\n\nTOP 7\n\nRadkonzept\nVorlage: 20240333\n\n${body}\n`).outcome.kind;
}

const BELOW = 'Abstimmungsergebnis:';

/** Texts of the council by their kind. A bar stands for an empty line, a slash for a line's end. */
const COUNCIL: Readonly<Partial<Record<ExtractOutcome['kind'], readonly string[]>>> = {
  adopted: [
    `Beschluss:/Der Gemeinderat beschließt das Radkonzept.|${BELOW}/Einstimmige Zustimmung (45 JA-Stimmen)`,
    `Beschluss:/Der Gemeinderat stimmt dem Radkonzept zu.|${BELOW}/Mehrheitliche Zustimmung (36 Ja, 4 Nein, 3 Enthaltungen)`,
    `Beschluss:/Die Verwaltung wird beauftragt, das Konzept umzusetzen.|${BELOW}/einstimmig`,
    `Beschluss:/1. Das Konzept wird umgesetzt./2. Es wird jährlich berichtet.|${BELOW} Ja 30, Nein 12`,
    `Beschluss:/Der Stadtrat ermächtigt die Verwaltung zum Abschluss des Vertrags.|${BELOW} einstimmig beschlossen`,
    'Ungeändert beschlossen',
    'ungeändert beschlossen/Ja 31 Nein 9 Enthaltung 2',
    'Beschluss: einstimmig nach Beschlussvorschlag',
    'Einstimmig nach Beschlussvorschlag',
    'Mehrheitlich gemäß Vorlage beschlossen.',
    'Beschluss:|nach Antrag',
    'Beschlussvorschlag:/Der Stadtrat beschließt das Radkonzept.|Abstimmungsergebnis:/Ja: 31/Nein: 9/Enthaltungen: -',
    'Beschlussvorschlag:/Das Radkonzept wird umgesetzt.|Abstimmung: einstimmig',
    'Dem Antrag wird mit 22 Ja- zu 18 Nein-Stimmen zugestimmt.',
    'Die Satzung wird mit den Stimmen der Gruppen A und B gegen die Stimmen der Gruppe C beschlossen.',
    'Der Stadtrat bewilligt die Mittel.|Einstimmig angenommen.',
    'Frau A fragt nach den Kosten. Herr B antwortet.|Der Vorlage wird einstimmig zugestimmt.',
    'Einstimmig beschlossen.|Frau A dankt der Verwaltung für die Arbeit.',
    'Antragsgemäß beschlossen',
    `Beschluss:/Der Gemeinderat nimmt den Bericht gem. § 5 Abs. 2 der Satzung zur Kenntnis und beschließt die Fortschreibung.|${BELOW} einstimmig`,
    `Beschluss:/Der Stadtrat nimmt den Sachstand zur Kenntnis und ermächtigt die Verwaltung, den Vertrag zu schließen.|${BELOW}/Ja: 28, Nein: 3`,
    `Beschluss:/Der Bericht wird zur Kenntnis genommen./Die Verwaltung wird beauftragt, das Konzept vorzulegen.|${BELOW} einstimmig`,
    'Der Änderungsantrag der Gruppe A wird mehrheitlich abgelehnt.|Die Vorlage wird einstimmig beschlossen.',
    'Beschluss zum Änderungsantrag der Gruppe A:/Mehrheitlich abgelehnt.|Beschluss:/Der Stadtrat beschließt das Radkonzept.|Abstimmungsergebnis: Ja 31, Nein 9',
    'Die Vorlage wird bei einer Gegenstimme angenommen.',
    'Beschlussart: ungeändert beschlossen|Beschluss:/Der Rat beschließt die Ordnung.|Abstimmungsergebnis: einstimmig',
  ],
  adoptedAsAmended: [
    'Beschluss:/Der Stadtrat beschließt das Radkonzept mit folgenden Änderungen: Ziffer 3 entfällt.|Abstimmungsergebnis: einstimmig',
    'Einstimmig nach Änderung des Beschlussvorschlages',
    'geändert beschlossen',
    'Beschluss:/Der Stadtrat beschließt das Radkonzept.|Abstimmungsergebnis: einstimmig mit Änderungen angenommen',
    'Der so geänderte Antrag wird mehrheitlich angenommen.',
    'Mit Ergänzungen einstimmig beschlossen.',
    'In geänderter Form angenommen',
    'Beschlussart: geändert beschlossen',
  ],
  adoptedWithProviso: [
    'Unter dem Vorbehalt der Förderung einstimmig beschlossen.',
    'Beschluss:/Der Stadtrat stimmt der Vergabe vorbehaltlich der Genehmigung des Haushalts zu.|Abstimmungsergebnis: einstimmig',
    'Vorbehaltlich der Zustimmung der Aufsicht mehrheitlich beschlossen (30 Ja, 5 Nein).',
    'Der Vorlage wird unter der Bedingung zugestimmt, dass die Mittel bereitstehen.',
  ],
  rejected: [
    'Beschluss:/Der Antrag wird abgelehnt.|Abstimmungsergebnis:/Mehrheitliche Ablehnung (8 Ja, 30 Nein)',
    'Mehrheitliche Ablehnung',
    'Beschluss:/Der Stadtrat beschließt das Radkonzept.|Abstimmungsergebnis:/mehrheitlich abgelehnt',
    'Beschlussvorschlag:/Der Stadtrat beschließt das Radkonzept.|Abstimmungsergebnis:/Ja: 9/Nein: 31/Enthaltungen: 0',
    'Einstimmig gegen Beschlussvorschlag',
    'Mit 12 zu 20 Stimmen abgelehnt.',
    'Die erforderliche Zweidrittelmehrheit wurde nicht erreicht.',
    'Der Antrag fand keine Mehrheit und ist damit abgelehnt.',
    'Bei Stimmengleichheit (20 Ja, 20 Nein) ist der Antrag abgelehnt.',
    'Dem Antrag wird mehrheitlich nicht zugestimmt.',
    'Der Gemeinderat lehnt den Antrag mit großer Mehrheit ab.',
    'Kenntnisnahme|Abstimmung: mehrheitliche Ablehnung',
  ],
  acknowledged: [
    'Beschluss:/Der Gemeinderat nimmt den Bericht zur Kenntnis.|Abstimmungsergebnis:/Kenntnisnahme|Herr A: Das haben wir damals abgelehnt.',
    'Kenntnisnahme',
    'zur Kenntnis genommen',
    'Zustimmend zur Kenntnis genommen.',
    'Zustimmende Kenntnisnahme.',
    'Die Mitteilung wird zur Kenntnis genommen.',
    'Der Stadtrat nimmt Kenntnis.',
    'Kenntnisnahme ohne Aussprache',
    'Ohne Abstimmung zur Kenntnis genommen.',
    'Der Gemeinderat nimmt den Bericht der Fa. Muster GmbH & Co. KG, Hauptstr. 5, vom 14.02. zur Kenntnis.',
    'Der Bericht lfd. Nr. 7 wird zur Kenntnis genommen.',
    'Der Stadtrat nimmt zur Kenntnis, dass der Vertrag beschlossen worden ist.',
    'Der Bericht wird zur Kenntnis genommen.|Frau A sagt, der Antrag sei im Vorjahr abgelehnt worden.',
    'Der Stadtrat nimmt den Bericht zur Kenntnis und dankt der Verwaltung.',
    'Beschlussart: zur Kenntnis genommen',
  ],
  referred: [
    'Der Antrag wird in den Bauausschuss verwiesen.',
    'Beschluss:/Verweisung in den Umweltausschuss|Abstimmungsergebnis: einstimmig',
    'Einstimmig an den Hauptausschuss überwiesen.',
    'Kenntnisnahme und Verweisung in den Sozialausschuss',
    'Der Stadtrat beschließt, den Antrag in den Bauausschuss zu verweisen.',
    'Beschluss:/Der Antrag wird an den Hauptausschuss verwiesen.|Abstimmungsergebnis: Ja 30, Nein 5',
    'Überweisung an den Jugendhilfeausschuss',
    'Verwiesen in die Sitzung des Hauptausschusses am 16.05.2024.',
  ],
  postponed: [
    'Verwiesen in die Gemeinderatssitzung im November.',
    'Verwiesen in die nächste Sitzung.',
    'vertagt',
    'In der Sitzung vertagt',
    'Der TOP wird auf die Sitzung am 16.05.2024 vertagt.',
    'Beschluss:/Vertagung|Abstimmungsergebnis: einstimmig',
    'Beschluss:/Der Punkt wird zurückgestellt.|Abstimmungsergebnis: Ja 30, Nein 2',
    'Die Beratung der Vorlage wird zurückgestellt.',
    'zurückgestellt',
    'Ohne Abstimmung vertagt.',
    'Geschoben',
    'Der Stadtrat beschließt mehrheitlich, den Antrag zu vertagen.',
    'Einvernehmlich vertagt.',
  ],
  removedFromAgenda: ['abgesetzt', 'von der Tagesordnung abgesetzt', 'Der Punkt wird von der Tagesordnung abgesetzt.'],
  withdrawnByAuthor: [
    'zurückgezogen',
    'Die Verwaltung zieht die Vorlage zurück.',
    'In der Sitzung zurückgezogen',
    'Der Antrag wird von der Fraktion zurückgezogen.',
    'Die antragstellende Fraktion zieht ihren Antrag zurück.',
  ],
  returnedToAdministration: [
    'Der Antrag wird an die Verwaltung überwiesen.',
    'Die Vorlage wird an die Verwaltung zurückverwiesen.',
    'Überweisung an die Verwaltung',
  ],
  settled: [
    'Erledigt',
    'durch Stellungnahme der Verwaltung erledigt',
    'durch andere Beschlüsse erledigt',
    'Der Antrag ist erledigt.',
    'Der Antrag ist damit gegenstandslos.',
    'Beschluss:/Der Antrag ist durch die Stellungnahme der Verwaltung erledigt.|Abstimmungsergebnis:/einstimmig zugestimmt',
    'Der Antrag ist bereits erledigt.',
    'Der Antrag wird für erledigt erklärt.',
  ],
  elected: [
    'Frau A wird einstimmig gewählt.',
    'Wahlergebnis:/Gewählt ist Herr B mit 25 Stimmen.',
    'In Form von Wahlen beschlossen',
    'Beschluss:/Der Stadtrat wählt Frau A in den Beirat.|Abstimmungsergebnis: einstimmig',
    'Damit sind Frau A und Herr B gewählt.',
  ],
  agreedToStatement: [
    'Mit der Stellungnahme der Verwaltung einverstanden',
    'Beschluss:/Der Gemeinderat ist mit der Stellungnahme der Verwaltung einverstanden.|Abstimmungsergebnis: einstimmig zugestimmt',
    'Der Stellungnahme der Verwaltung wird einstimmig zugestimmt.',
    'Mehrheitlich mit der Stellungnahme einverstanden.',
  ],
  consulted: ['Vorberaten', 'Der Antrag wurde vorberaten.', 'Ohne Abstimmung vorberaten.', 'Vorberatung erfolgt'],
  withoutRecommendation: [
    'Ohne Empfehlung behandelt',
    'Die Vorlage wird ohne Votum weitergeleitet.',
    'Ohne Beschlussempfehlung an den Rat verwiesen.',
    'Auf eine Empfehlung wird verzichtet.',
  ],
  noticeOnly: ['Mitteilung', 'Bekanntgabe', 'Nur zur Information.'],
  partlyAdopted: [
    'Teilweise beschlossen',
    'Ziffer 1 wird einstimmig angenommen. Ziffer 2 wird mehrheitlich abgelehnt.',
    'Punkt 1: angenommen/Punkt 2: abgelehnt',
    'Dem Antrag wird teilweise zugestimmt.',
  ],
  notReached: ['Aus Zeitgründen nicht behandelt.', 'Nicht aufgerufen.'],
  unrecognised: [
    'Beschluss:/Nichtbefassung|Abstimmung: Ja: 21, Nein: 5',
    'Beschluss:/Übergang zur Tagesordnung|Abstimmung: einstimmig',
    'Beschluss:/Die Beratung soll auf eine andere Sitzung vertagt werden.|Abstimmung: Ja: 14, Nein: 4',
    'Beschluss:/unter Vorbehalt|Abstimmung: einstimmig',
    'Beschluss:/mit Änderungen|Abstimmung: Ja: 21, Nein: 5',
    'Beschluss:/Siehe Anlage|Abstimmung: einstimmig',
    'Abstimmungsergebnis: Ja 3, Nein 30|mehrheitlich angenommen',
    'Abgelehnt (30 Ja, 3 Nein)',
    'Keine Abstimmung.',
    'Siehe Protokoll',
    'Herr A sagt, der Antrag sei abgelehnt worden.',
    'Frau A: Wir haben das einstimmig beschlossen.',
    'Der Antrag würde angenommen, wenn die Mittel da wären.',
    'Man habe so etwas schon einmal beschlossen.',
    'Der Geschäftsordnungsantrag wird angenommen.',
    'Der Antrag auf Schluss der Debatte wird angenommen.',
    'Ist der Antrag damit angenommen?',
    'Es wird auf die Vorlage verwiesen.',
    'Der Ausschuss hat die Vorlage abgelehnt.',
    'Die Fraktion A lehnt das Konzept ab.',
    'Ziffer 1 wird beschlossen. Ziffer 2 wird in den Bauausschuss verwiesen.',
    'Beschlussart: abgelehnt|Einstimmig beschlossen.',
    'Der Antrag wurde vor zwei Jahren beschlossen.',
    'Beschluss:/Wahl der Vertretung|Abstimmung: Ja: 21, Nein: 5',
  ],
};

const COMMITTEE: Readonly<Partial<Record<ExtractOutcome['kind'], readonly string[]>>> = {
  recommended: [
    'Der Bauausschuss empfiehlt dem Stadtrat, der Vorlage zuzustimmen.|Abstimmungsergebnis: einstimmig',
    'Beschlussempfehlung an den Stadtrat:/Der Bebauungsplan wird aufgestellt.|Abstimmungsergebnis: Ja 11, Nein 2',
    'Beschluss:/Der Ausschuss empfiehlt dem Rat, folgenden Beschluss zu fassen:/Der Satzung wird zugestimmt.|Abstimmungsergebnis: mehrheitlich',
    'Dem Rat einstimmig empfohlen.',
    'Empfehlung an den Stadtrat',
    'Der Vorlage wird zugestimmt; dem Rat wird die Annahme empfohlen.',
  ],
  recommendedAsAmended: ['Dem Rat in geänderter Fassung empfohlen.', 'Geänderte Empfehlung'],
  notRecommended: [
    'Das Konzept wurde mehrheitlich nicht empfohlen.',
    'Nicht empfohlen',
    'Dem Stadtrat zur Ablehnung empfohlen.',
    'Der Ausschuss empfiehlt dem Stadtrat, den Antrag abzulehnen.',
    'Der Bauausschuss empfiehlt dem Stadtrat die Ablehnung.|Abstimmungsergebnis: einstimmig',
  ],
  acknowledged: ['Der Ausschuss nimmt den Bericht zur Kenntnis.', 'Der Ausschuss nimmt von der Vorlage Kenntnis.'],
  referred: [
    'Verwiesen in die Gemeinderatssitzung im November.',
    'Zuständigkeitshalber an den Umweltausschuss verwiesen.',
  ],
  postponed: ['Verwiesen in die nächste Sitzung des Bauausschusses.', 'Der Ausschuss vertagt den Punkt.'],
};

function textOf(words: string): string {
  return words.replaceAll('|', '\n\n').replaceAll('/', '\n');
}

describe.each([
  ['des Stadtrates', COUNCIL],
  ['des Bauausschusses', COMMITTEE],
] as const)('minutes %s', (committee, kinds) => {
  const cases = Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));

  it.each(cases)('%s: %s', (kind, words) => {
    expect(kindIn(committee, textOf(words))).toBe(kind);
  });
});
