import { extractOf, extractText, refusalOf, utf8 } from './extract.fixture.js';
import { committeeAsWritten } from './parse-minutes-extract.js';

const sitting = (committee: string): string =>
  extractText({ heading: `aus der Niederschrift\nüber die Sitzung ${committee} am 14.02.2019` });

describe('the committee of an extract', () => {
  it.each([
    ['des Sozialausschusses', 'Sozialausschuss'],
    ['des Stadtrates', 'Stadtrat'],
    ['des Stadtrats', 'Stadtrat'],
    ['des Stadtrates der Stadt Ludwigshafen am Rhein', 'Stadtrat'],
    ['des Rates der Stadt Ludwigshafen', 'Rat der Stadt Ludwigshafen'],
    ['des Ortsbeirates Oppau', 'Ortsbeirat Oppau'],
    ['des Ortsbeirats Nördliche Innenstadt', 'Ortsbeirat Nördliche Innenstadt'],
    ['des Ortsbeirates der Südlichen Innenstadt', 'Ortsbeirat der Südlichen Innenstadt'],
    ['des Hauptausschusses', 'Hauptausschuss'],
    ['des Haupt- und Finanzausschusses', 'Haupt- und Finanzausschuss'],
    ['des Bau-, Umwelt- und Verkehrsausschusses', 'Bau-, Umwelt- und Verkehrsausschuss'],
    ['des Bau- und Grundstücksausschusses', 'Bau- und Grundstücksausschuss'],
    ['des Ausschusses für Kultur und Sport', 'Ausschuss für Kultur und Sport'],
    ['des Ausschusses für öffentliche Ordnung', 'Ausschuss für öffentliche Ordnung'],
    [
      'des Ausschusses für die Belange der Frauen und der Familien',
      'Ausschuss für die Belange der Frauen und der Familien',
    ],
    ['des Beirates für Migration und Integration', 'Beirat für Migration und Integration'],
    ['des Gemeinsamen Ausschusses', 'Gemeinsamer Ausschuss'],
    ['des Runden Tisches Vielfalt', 'Runder Tisch Vielfalt'],
    ['des Lenkungskreises', 'Lenkungskreis'],
    ['des Stadtvorstandes', 'Stadtvorstand'],
    ['des Stadtvorstands', 'Stadtvorstand'],
    ['des Ältestenrates', 'Ältestenrat'],
    ['des Kreistages', 'Kreistag'],
    ['des Jugendparlaments', 'Jugendparlament'],
    ['des Kuratoriums', 'Kuratorium'],
    ['des Senats', 'Senat'],
    ['des Personalausschußes', 'Personalausschuß'],
    ['der Lenkungsgruppe', 'Lenkungsgruppe'],
    ['der Lenkungsgruppe Vielfalt', 'Lenkungsgruppe Vielfalt'],
    ['der Interfraktionellen Arbeitsgruppe', 'Interfraktionelle Arbeitsgruppe'],
    ['der Kommission für Städtepartnerschaften', 'Kommission für Städtepartnerschaften'],
    ['der Stadtverordnetenversammlung', 'Stadtverordnetenversammlung'],
    ['der AG Vielfalt', 'AG Vielfalt'],
    ['Sozialausschuss', 'Sozialausschuss'],
    ['DES SOZIALAUSSCHUSSES', 'Sozialausschuss'],
    ['DES AUSSCHUSSES FÜR KULTUR UND SPORT', 'Ausschuss für Kultur und Sport'],
  ])('%s is %s', (words, name) => {
    expect(extractOf(sitting(words)).committee).toBe(name);
    expect(committeeAsWritten(utf8(sitting(words)))).toBe(words);
  });

  it.each([
    ['aus der Niederschrift über die Sozialausschusssitzung am 14.02.2019', 'Sozialausschuss'],
    ['aus der Niederschrift über die Stadtratssitzung vom 14.02.2019', 'Stadtrat'],
    ['aus der Niederschrift über die Sondersitzung des Stadtrates am 14.02.2019', 'Stadtrat'],
    ['aus der Niederschrift über die 23. öffentliche Sitzung des Stadtrates am 14.02.2019', 'Stadtrat'],
    ['aus der Niederschrift über die Sitzung Nr. 3/2019 des Stadtrates vom 14.02.2019', 'Stadtrat'],
    ['aus dem Protokoll der Sitzung vom 14.02.2019 des Stadtrates, öffentlich', 'Stadtrat'],
    ['aus der Niederschrift\nGremium: Sozialausschuss\nSitzungsdatum: 14.02.2019', 'Sozialausschuss'],
    ['aus der Nieder-\nschrift über die Sitzung des Sozial-\nausschusses am\n14.02.2019', 'Sozialausschuss'],
    ['aus der Niederschrift über die gemeinsame Sitzung des Sozialausschusses und des Stadtrates am 14.02.2019', null],
    ['aus der Niederschrift über die Sitzung des Sozialausschusses und Jugendhilfeausschusses am 14.02.2019', null],
    ['aus der Niederschrift über die Sitzung am 14.02.2019', null],
  ])('is read from %j', (heading, committee) => {
    expect(extractOf(extractText({ heading }))).toMatchObject({ committee, date: '2019-02-14' });
  });
});

describe('the publicity of a sitting', () => {
  const heading = (mark: string): string =>
    `aus der Niederschrift\nüber die Sitzung des Ausschusses für öffentliche Ordnung am 14.02.2019\n${mark}`;

  it.each([
    ['öffentlich', true],
    ['ÖFFENTLICH', true],
    ['- öffentlich -', true],
    ['Öffentliche Sitzung', true],
    ['öffentlicher Teil', true],
    ['nicht öffentlich', false],
    ['nichtöffentlich', false],
    ['Nicht-öffentlich', false],
    ['(nichtöffentliche Sitzung)', false],
    ['nicht\nöffentlich', false],
    ['[x] öffentlich [ ] nicht öffentlich', true],
    ['öffentlich / nicht öffentlich', null],
    ['Thema: Öffentlichkeitsarbeit', null],
    ['', null],
  ])('%j gives %s', (mark, meetingPublic) => {
    expect(extractOf(extractText({ heading: heading(mark) }))).toMatchObject({ meetingPublic, itemPublic: null });
  });

  it('may stand within the sentence', () => {
    const said = heading('').replace('die Sitzung', 'die nichtöffentliche Sitzung');
    expect(extractOf(extractText({ heading: said })).meetingPublic).toBe(false);
  });

  it('may stand behind the date and the committee', () => {
    const text = extractText({
      heading: 'aus der Niederschrift über die Sitzung des Stadtrates (öffentlich) am 14.02.2019',
    });
    expect(extractOf(text)).toMatchObject({ committee: 'Stadtrat', meetingPublic: true });
  });
});

describe('a text that is no extract', () => {
  it.each([
    [
      'Sehr geehrte Damen und Herren,\n\nanbei der Auszug aus der Niederschrift über die Sitzung des Stadtrates am 14.02.2019.',
      'not an extract of minutes',
    ],
    ['Niederschrift über die Sitzung des Stadtrates am 14.02.2019\n\nTOP 1\nBegrüßung', 'not an extract of minutes'],
    ['Auszug aus dem Handelsregister\n\nSitzung am 14.02.2019', 'not an extract of minutes'],
    ['AUSZUG\naus der Niederschrift\n\nTOP 5', 'no sitting is named'],
    ['   \n\n', 'text is empty'],
    ['', 'text is empty'],
  ])('%j is refused', (text, reason) => {
    const { refused, detail } = refusalOf(text);
    expect(refused).toBe(reason);
    expect(detail).toMatch(/^\p{Lu}.+\.$/u);
  });

  it('is refused if it holds a second extract', () => {
    const other = extractText({}).replace('14.02.2019', '15.02.2019');
    expect(refusalOf(`${extractText({})}\n${other}`).refused).toBe('several extracts in one text');
  });
});
