/** A parser of foreign input, which is a loop more than a pattern. */
export interface Parser {
  readonly name: string;
  /** Imported when it is asked for, so that its blocks are counted. */
  readonly load: () => Promise<(text: string) => unknown>;
  /** What leads to the places that are attacked. */
  readonly openings?: readonly string[];
  /** Words of the input's language. They are repeated alone and with each other. */
  readonly words: readonly string[];
  readonly closings?: readonly string[];
  /** Inputs that once took more than their length. */
  readonly known?: readonly Growing[];
  /** The longest input that the parser takes, and the most steps on it, where the work grows faster than the length. */
  readonly limited?: { readonly length: number; readonly steps: number };
}

/** An input of any length: half of it repeats `first`, half of it `then`. */
export interface Growing {
  readonly opening: string;
  readonly first: string;
  readonly then: string;
  readonly closing: string;
}

export function growing(first: string, then = first, opening = '', closing = ''): Growing {
  return { opening, first, then, closing };
}

/** Words that any reader of text meets, of which marks on one letter are one. */
const ANY = [' ', 'a', '"', '\\', ',', ';', '\u0301\u0323'] as const;

const EXTRACT = 'Auszug aus der Niederschrift über die 3. Sitzung des Sozialausschusses am 14.02.2019\n';
const MINUTES_WORDS = [
  '\n',
  '\n\n',
  'Wort ',
  'wort-\n',
  'TOP 1 Titel\n',
  'TOP 2 Anderer Titel\n',
  'zu TOP 5\n',
  'öffentlich\n',
  'Nichtöffentlicher Teil\n',
  'Vorlage: 20196743\n',
  'Vorlage: 1/2, 3/4 und 5/6\n',
  'Vorlage 20196743: einstimmig beschlossen.\n',
  'Beschluss:\n',
  'Beschlussvorschlag: Der Ausschuss beschließt den Plan.\n',
  'Der Ausschuss nimmt den Bericht zur Kenntnis.\n',
  'Einstimmig angenommen.\n',
  'Ziffer 2 wird abgelehnt.\n',
  '1 Ja-Stimme, ',
  'ohne Gegenstimmen und ',
  '- 1 -\n',
  'Kopf der Seite, Stadt am Fluss\nSeite 2 von 9\n',
  'Auszug\n',
  'Niederschrift\n',
  EXTRACT,
  'an den Hauptausschuss, ',
  'A l l e ',
];
const HEADER_WORDS = [...ANY, 'q=0.1', '*/*', 'de-DE', 'Bearer ', '=', '\t', '%'];
const HEADER = { words: HEADER_WORDS, openings: ['', 'Bearer ', '"'] };

export const PARSERS: readonly Parser[] = [
  {
    name: 'the depth of a JSON body',
    load: async () => (await import('../../libs/http/requests/json-depth.js')).depthOf,
    words: [...ANY, '[', ']', '{', '\\"', '{"a":', '"\\'],
  },
  {
    name: 'the place of an error in a JSON body',
    load: async () => (await import('../../libs/http/requests/json-place.js')).placeOfJsonError,
    words: [...ANY, '[', ']', '{"a":', '1,', '-', '0.', '\n', '"\\u00"', 'true', '[],', '{"a":1},'],
    openings: ['', '[', '{"a":'],
    closings: ['', 'x'],
  },
  {
    name: 'the header Accept',
    load: async () => {
      const { accepts } = await import('../../libs/http/requests/accepted-types.js');
      return (text) => accepts(text, ['application/json', 'application/problem+json']);
    },
    ...HEADER,
  },
  {
    name: 'the header Accept-Language',
    load: async () => (await import('../../libs/http/problems/problem.filter.js')).prefersGerman,
    ...HEADER,
  },
  {
    name: 'an access token',
    load: async () => (await import('../../libs/access/access-token/token-text.js')).parseToken,
    ...HEADER,
  },
  {
    name: 'a partial date',
    load: async () => (await import('../../libs/event-sourcing/time/partial-date.js')).isPartialDate,
    words: ['2018', '-', 'H1', 'Q', '10', '~', ' '],
  },
  {
    name: 'a search text',
    load: async () => {
      const { containsWords, foldedText } = await import('../../libs/steering/measure/folded-text.js');
      return (text) => containsWords(foldedText('Maßnahmen für Cafés'), text);
    },
    words: [...ANY.slice(0, -1), 'maßnahmen ', 'ä', '\n'],
  },
  {
    name: 'a reference of a paper',
    load: async () => {
      const { claimOf, referenceOfClaim } = await import('../../libs/council/reference/paper-reference.js');
      return (text) => referenceOfClaim(claimOf({ reference: text, year: 2019 }).value);
    },
    words: [...ANY.slice(0, -1), '2019/', '%', '\n'],
  },
  {
    name: 'names of fields in a JSON body',
    load: async () => {
      const { foreignNames } = await import('../../libs/commands/foreign-names.js');
      const { Problem } = await import('../../libs/http/problems/problem.js');
      const { problemDocument } = await import('../../libs/http/problems/problem-document.js');
      return (text) => {
        const errors = foreignNames({ [text]: text.split(',').map(() => ({ toString: 1 })) });
        const problem = new Problem('bad-request', { reason: 'input is not valid', errors });
        const context = { instance: '/', correlation: '1', german: true, germanOf: () => undefined };
        // A search, so that the length of the answer counts.
        return JSON.stringify(problemDocument(problem, context)).includes('\u0001');
      };
    },
    words: [...ANY, 'name', '\ud800'],
    known: [growing('ein Name', ',')],
  },
  {
    name: 'the body of a command',
    load: async () => {
      const { checkBody } = await import('../../libs/commands/checked-body.js');
      const { RecordExtract } = await import('../../libs/council/meeting/extract/extract.commands.js');
      return (text) => {
        const list = text.split(',');
        const part = Object.fromEntries(list.map((name) => [name, 1]));
        return [text, list, part, list.map((name) => ({ name }))].map((value) =>
          checkBody(RecordExtract, { id: value, when: value, items: value, evidence: value, [text]: value }),
        );
      };
    },
    words: [...ANY, 'name', '\ud800', 'a,'],
    known: [growing('ein Name,')],
  },
  {
    name: 'a BPMN model',
    load: async () => {
      const { readBpmn } = await import('../../libs/workflow/model/read-bpmn.js');
      const { compileFile } = await import('../../libs/workflow/model/compile-process.js');
      const { bpmn } = await import('../../libs/workflow/testing/bpmn.js');
      return async (text: string) => {
        let next = 0;
        const result = await readBpmn(bpmn(text.replaceAll('#', () => `n${(next += 1)}`)));
        return result.read ? compileFile(result.model) : result;
      };
    },
    openings: ['', '<startEvent id="s"/>', '<task id="t"/>', '<!--'],
    words: [
      '<task id="#"/>',
      '<task id="t"/>',
      '<startEvent id="#"/>',
      '<boundaryEvent id="#" attachedToRef="t"/>',
      '<sequenceFlow id="#" sourceRef="s" targetRef="t"/>',
      '<exclusiveGateway id="#"/>',
      '<exclusiveGateway id="t"><outgoing>#</outgoing></exclusiveGateway>',
      '<subProcess id="#"><startEvent id="#"/></subProcess>',
      '<serviceTask id="#"><extensionElements><zeebe:taskDefinition type="=a.b"/></extensionElements></serviceTask>',
      '<task',
      '</task>',
      '<a>',
      '&lt;',
      '&',
      '<!-- ',
      '<![CDATA[',
      ' a="#"',
      '\n',
      '<?',
      '>',
    ],
    closings: ['', '-->'],
    known: [
      growing('<task id="#"/> ', '<task id="#"/>', '<!--', '-->'),
      growing('<task id="#"/>&lt;'),
      growing('<task a="1"', '</task>'),
      growing('<boundaryEvent id="#" attachedToRef="t"/>', '\n', '<task id="t"/>'),
    ],
  },
  {
    name: 'a FEEL expression',
    load: async () => {
      const { compileValue, evaluateExpression } = await import('../../libs/workflow/feel/expression.js');
      return (text) => {
        const compiled = compileValue(`=${text}`);
        if (!('expression' in compiled)) return compiled;
        return evaluateExpression(compiled.expression, () => 1, {
          now: '2019-02-14T17:05:00+01:00@Europe/Berlin',
          today: '2019-02-14',
          at: '2019-02-14T16:05:00.000Z',
          zone: 'Europe/Berlin',
          calendar: { state: 'RP', recesses: [], id: '' },
        });
      };
    },
    words: [
      'a',
      '1',
      ' + ',
      '"',
      '(',
      ')',
      '[',
      ']',
      ' and ',
      'if ',
      ' then ',
      ' else ',
      '.',
      '`',
      ', ',
      'for x in ',
      ' return ',
      '{',
      '}',
      ': ',
      '@',
      '\n',
    ],
    known: [growing('/*@\n'), growing('}for x in  + ', ' + ')],
    // The library tries several readings beside each other; a longer expression than 10,000 characters is refused.
    limited: { length: 2_000, steps: 40_000_000 },
  },
  {
    name: 'minutes',
    load: async () => {
      const { parseMinutes } = await import('../../libs/council/minutes-extract/parse-minutes.js');
      return (text) => parseMinutes(new TextEncoder().encode(text));
    },
    openings: ['', EXTRACT, `${EXTRACT}TOP 5 Titel\n`],
    words: [...MINUTES_WORDS, ...ANY],
    closings: ['', '\nEnde.'],
    known: [
      growing('\u0301\u0323', 'x', EXTRACT),
      growing('wort-\n', 'TOP 5 Titel\n', EXTRACT),
      growing('1 Ja-Stimme, ', '\n', `${EXTRACT}TOP 5 Titel\nAbstimmung: `),
      growing('Wort\n', 'TOP 2 Titel\n\nTOP 1 Titel\n\n', `${EXTRACT}TOP 1 Titel\n`),
      growing('TOP 5 Titel\nVorlage: 1/2\n\nTOP 6 Titel\n\n', 'Wort ', EXTRACT),
    ],
  },
  {
    name: 'an extract of minutes',
    load: async () => {
      const { parseMinutesExtract } = await import('../../libs/council/minutes-extract/parse-minutes-extract.js');
      return (text) => parseMinutesExtract(new TextEncoder().encode(text));
    },
    openings: [EXTRACT, `${EXTRACT}TOP 5 Titel\nBeschluss:\n`],
    words: [...MINUTES_WORDS, ...ANY],
  },
];
