import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MAX_EXTRACT_BYTES } from './decoding.js';
import { extractOf, extractText, refusalOf, SEED_BYTES, SEED_TEXT, utf8 } from './extract.fixture.js';
import { parseMinutesExtract, sourceText } from './parse-minutes-extract.js';

const LATIN_TEXT = extractText({
  heading:
    'aus der Niederschrift\nüber die Sitzung des Ausschusses für Öffentlichkeitsarbeit am 14. März 2019\nnichtöffentlich',
  text: 'ANTRAG\n\nDie Leitung erläutert: „Größe – für alle“ …\n\nDer Ausschuss möge zustimmen.\n\nEinstimmig beschlossen.',
});

function windows1252(text: string): Uint8Array {
  const high: Record<string, number> = { '„': 0x84, '“': 0x93, '”': 0x94, '–': 0x96, '…': 0x85 };
  return Uint8Array.from(text, (letter) => high[letter] ?? letter.charCodeAt(0));
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  for (let index = 0; index <= text.length; index += 1) {
    view.setUint16(index * 2, `\uFEFF${text}`.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': utf8,
  'UTF-8 with a mark': (text) => utf8(`\uFEFF${text}`),
  'UTF-8, decomposed': (text) => utf8(text.normalize('NFD')),
  'UTF-16, little end first': (text) => utf16(text, true),
  'UTF-16, big end first': (text) => utf16(text, false),
  'Windows-1252': windows1252,
};

describe('the extract of 14.02.2019', () => {
  it('has these facts', () => {
    const { deliberation, ...extract } = extractOf(SEED_BYTES);
    expect(extract).toEqual({
      committee: 'Sozialausschuss',
      committees: ['Sozialausschuss'],
      date: '2019-02-14',
      meetingPublic: true,
      itemPublic: null,
      item: '5',
      title: 'Sachstandsbericht "Wir alle sind LU"',
      reference: '20196743',
      papers: [{ reference: '20196743', outcome: null, passage: { text: '20196743', line: 12 } }],
      proposal: 'Der Sozialausschuss möge den Bericht zur Kenntnis nehmen.',
      outcome: {
        kind: 'acknowledged',
        text: 'Kenntnis genommen.',
        stated: null,
        tally: null,
        referredTo: [],
        postponedTo: null,
        passages: [{ text: 'Kenntnis genommen.', line: 38 }],
      },
      furtherOutcomes: [],
      referredTo: [],
      findings: [],
      passages: {
        committee: { text: 'des Sozialausschusses', line: 6 },
        date: { text: '14.02.2019', line: 6 },
        meetingPublic: { text: 'öffentlich', line: 7 },
        item: { text: 'TOP 5', line: 9 },
        title: { text: 'Sachstandsbericht "Wir alle sind LU"', line: 11 },
      },
      sourceHash: 'f689b111393404bc557215d31df4ebdbd8a2c2c19cf836aa8d73f0c3329f843a',
      missing: ['$.itemPublic', '$.papers[0].outcome', '$.outcome.stated', '$.outcome.tally', '$.outcome.postponedTo'],
    });
    expect(deliberation).toMatch(/^Die Beigeordnete .* steuern den Prozess\.$/su);
    expect(deliberation?.split('\n\n')).toHaveLength(10);
  });

  it('has the hash of its trimmed lines, joined by LF, in UTF-8', () => {
    const lines = SEED_TEXT.normalize('NFC').split('\n');
    const hash = createHash('sha256').update(lines.map((line) => line.trim()).join('\n'));
    expect(extractOf(SEED_BYTES).sourceHash).toBe(hash.digest('hex'));
  });

  it('has a source text with the same hash', () => {
    const kept = createHash('sha256').update(sourceText(SEED_BYTES));
    expect(kept.digest('hex')).toBe(extractOf(SEED_BYTES).sourceHash);
    expect(sourceText(Uint8Array.of(0, 1, 2))).toHaveLength(0);
  });
});

describe('the same words', () => {
  it.each(Object.entries(ENCODINGS))('in %s give the same extract', (_name, encode) => {
    expect(extractOf(encode(LATIN_TEXT))).toEqual(extractOf(LATIN_TEXT));
    expect(extractOf(encode(LATIN_TEXT)).outcome).toMatchObject({ kind: 'adopted', stated: 'unanimous' });
    expect(extractOf(encode(SEED_TEXT))).toEqual(extractOf(SEED_TEXT));
  });

  it('in ISO-8859-1, without curved quotes, are read', () => {
    const plain = SEED_TEXT.replace(/[„“]/gu, '"').replace(/–/gu, '-');
    expect(extractOf(Buffer.from(plain, 'latin1'))).toEqual(extractOf(plain));
  });

  it('with any line ends, blanks at the ends of lines and encoding give the same extract', () => {
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\r\r\n');
    const blanks = fc.array(fc.constantFrom('', ' ', '\t', '\u00A0'), { minLength: 1, maxLength: 20 });
    const encoding = fc.constantFrom(...Object.values(ENCODINGS));
    const ending = fc.constantFrom('', '\n', '\n\n', ' \n');
    fc.assert(
      fc.property(
        fc.constantFrom(SEED_TEXT, LATIN_TEXT),
        lineEnd,
        blanks,
        encoding,
        ending,
        (text, end, pads, encode, last) => {
          const pad = (at: number): string => pads[at % pads.length] ?? '';
          const lines = `${text}${last}`.split('\n').map((line, at) => pad(at) + line + pad(at + 1));
          expect(extractOf(encode(lines.join(end)))).toEqual(extractOf(text));
        },
      ),
    );
  });

  it('with several spaces give the same facts with another hash', () => {
    const spaces = fc.array(fc.constantFrom(' ', '  ', '\t', '\u00A0 '), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(spaces, (gaps) => {
        let at = 0;
        const spaced = SEED_TEXT.replace(/ /gu, () => gaps[at++ % gaps.length] ?? ' ');
        expect({ ...extractOf(spaced), sourceHash: '' }).toEqual({ ...extractOf(SEED_TEXT), sourceHash: '' });
      }),
    );
  });

  it('with another word have another hash', () => {
    expect(extractOf(SEED_TEXT.replace('TOP 5', 'TOP 6')).sourceHash).not.toBe(extractOf(SEED_TEXT).sourceHash);
  });
});

describe('bytes that are no text', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'text is empty'],
    ['only a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf), 'text is empty'],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'not a text file'],
    ['a text with a zero byte', utf8(`${SEED_TEXT}\u0000`), 'not a text file'],
    ['UTF-16 without a mark', utf16(SEED_TEXT, true).slice(2), 'not a text file'],
    ['UTF-16 cut in a letter', utf16(SEED_TEXT, true).slice(0, -1), 'encoding is not recognised'],
    ['UTF-8 cut in a letter', utf8(`${SEED_TEXT}ü`).slice(0, -1), 'encoding is not recognised'],
    ['UTF-8 with a mark and a wrong byte', Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xfc), 'encoding is not recognised'],
    ['more than the limit', utf8('A'.repeat(MAX_EXTRACT_BYTES + 1)), 'text is too large'],
  ])('%s is refused', (_name, bytes, reason) => {
    expect(refusalOf(bytes).refused).toBe(reason);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(parseMinutesExtract(bytes)).toBeDefined();
      }),
    );
  });

  it('never throw for words in random order, and each null has its path', () => {
    const words = fc.array(
      fc.constantFrom(
        ...SEED_TEXT.slice(0, 500).split(/(?<=\s)/u),
        'einstimmig ',
        'Beschluss: ',
        '\n',
        '\nTOP 5 ',
        '31.02.2019',
        'nicht ',
      ),
      { maxLength: 150 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const result = parseMinutesExtract(utf8(`${extractText({ text: '' })}\n${parts.join('')}`));
        if ('refused' in result) return;
        const { missing, ...extract } = result;
        const nulls = JSON.stringify(extract).match(/:null/gu) ?? [];
        expect(missing).toHaveLength(nulls.length);
        expect(new Set(missing).size).toBe(missing.length);
      }),
    );
  });
});

describe('a text at the limit', () => {
  const fill = (piece: string): Uint8Array => {
    const head = extractText({ text: '' });
    return utf8(head + piece.repeat(Math.floor((MAX_EXTRACT_BYTES - head.length - 10) / utf8(piece).length)));
  };

  it.each([
    'a',
    'a ',
    'a b c d ',
    '"',
    '„',
    '1. ',
    'TOP ',
    'TOP 5 ',
    'Der Ausschuss nimmt ',
    'nicht ',
    'und, ',
    '- ',
    '\n',
    '.\n',
    'Ja 7 ',
    '\t',
    'Nr. ',
    '[',
    '(',
  ])('made of %j is read within the time of a test', (piece) => {
    const result = parseMinutesExtract(fill(piece));
    expect('refused' in result ? result.refused : result.item).toBe('5');
  });
});
