import { SEARCH_WORDINGS } from './german-search-messages.js';

/**
 * German wordings of field messages. A message begins with the path of its field, or with `each value in` and its name;
 * words that a client sends back (choices, names of fields) stay as they are.
 */
const WORDINGS: readonly (readonly [pattern: RegExp, german: string])[] = [
  [/^(\S*) is not a field here$/, '$1 gibt es hier nicht'],
  [/^(\S*) must be a string$/, '$1 muss ein Text sein'],
  [/^(\S*) must be an integer number$/, '$1 muss eine ganze Zahl sein'],
  [/^(\S*) must be a number$/, '$1 muss eine Zahl sein'],
  [/^(\S*) must be a boolean value$/, '$1 muss true oder false sein'],
  [/^(\S*) must be an object$/, '$1 muss ein Objekt sein'],
  [/^(\S*) must be an array$/, '$1 muss eine Liste sein'],
  [/^(\S*) must be a UUID$/, '$1 muss eine UUID sein'],
  [/^(\S*) must not be blank$/, '$1 darf nicht leer sein'],
  [/^(\S*) should not be empty$/, '$1 darf nicht leer sein'],
  [/^(\S*) must not contain control characters$/, '$1 darf keine Steuerzeichen enthalten'],
  [/^(\S*) must not contain half a surrogate$/, '$1 darf keine halben Ersatzzeichen (Surrogates) enthalten'],
  [/^(\S*) must be shorter than or equal to (\d+) characters$/, '$1 darf höchstens $2 Zeichen haben'],
  [/^(\S*) must be longer than or equal to (\d+) characters$/, '$1 muss mindestens $2 Zeichen haben'],
  [/^(\S*) must not be less than (-?\d+)$/, '$1 darf nicht kleiner als $2 sein'],
  [/^(\S*) must not be greater than (-?\d+)$/, '$1 darf nicht größer als $2 sein'],
  [/^(\S*) must contain at least 1 elements$/, '$1 muss mindestens einen Eintrag haben'],
  [/^(\S*) must contain no more than 1 elements$/, '$1 darf höchstens einen Eintrag haben'],
  [/^(\S*) must contain at least (\d+) elements$/, '$1 muss mindestens $2 Einträge haben'],
  [/^(\S*) must contain no more than (\d+) elements$/, '$1 darf höchstens $2 Einträge haben'],
  [/^All (\S*)'s elements must be unique$/, '$1 darf keinen Eintrag doppelt haben'],
  [/^(\S*) must be one of (.*)$/, '$1 muss eines von diesen sein: $2'],
  [/^(\S*) must allow one of (.*)$/, '$1 muss eines von diesen zulassen: $2'],
  [
    /^(\S*) must be an object whose (\S*) is one of (.*)$/,
    '$1 muss ein Objekt sein, dessen $2 eines von diesen ist: $3',
  ],
  [/^(\S*) must be \{local\} or \{beforeItem\}$/, '$1 muss {local} oder {beforeItem} sein'],
  [/^(\S*) must be a date such as (.*) or unknown$/, '$1 muss ein Datum wie $2 oder unknown sein'],
  [/^(\S*) must be a day that exists, as YYYY-MM-DD$/, '$1 muss ein Tag sein, den es gibt, als JJJJ-MM-TT'],
  [
    /^(\S*) must be a local time of a day that exists, such as (\S*)$/,
    '$1 muss eine Ortszeit an einem Tag sein, den es gibt, wie $2',
  ],
  [/^(\S*) must be an instant such as (\S*)$/, '$1 muss ein Zeitpunkt wie $2 sein'],
  [/^(\S*) must be a year such as (\S*)$/, '$1 muss ein Jahr wie $2 sein'],
  [/^(\S*) must be a number from (\S*) to (\S*)$/, '$1 muss eine Zahl von $2 bis $3 sein'],
  [
    /^(\S*) must be a whole number from (\d+) to (\d+) or unknown$/,
    '$1 muss eine ganze Zahl von $2 bis $3 oder unknown sein',
  ],
  [/^(\S*) must be a currency of ISO 4217 such as (\S*)$/, '$1 muss eine Währung nach ISO 4217 wie $2 sein'],
  [
    /^(\S*) must not be before today: a progress report shows the state as of a past day$/,
    '$1 darf nicht vor heute liegen: den Stand eines vergangenen Tages zeigt ein Sachstandsbericht',
  ],
  [
    /^(\S*) must not be (\S*): only the domain records this event$/,
    '$1 darf nicht $2 sein: dieses Ereignis hält nur die Fachlogik fest',
  ],
  [
    /^(\S*) must not be (\S*): only the program's policies write it$/,
    '$1 darf nicht $2 sein: das schreibt nur das Programm selbst',
  ],
  [
    /^(\S*) must be a SHA-256 of 64 hexadecimal digits in lower case$/,
    '$1 muss ein SHA-256 aus 64 kleinen Hexadezimalziffern sein',
  ],
  [/^(\S*) must be 64 hexadecimal digits in lower case$/, '$1 muss aus 64 kleinen Hexadezimalziffern bestehen'],
  [/^(\S*) of the body is ([0-9a-f]{64})$/, '$1 des Inhalts ist $2'],
  [/^(\S*) must be an id or none$/, '$1 muss eine Id oder none sein'],
  [/^(\S*) must be a revision$/, '$1 muss eine Revision sein'],
  [
    /^(\S*) must be a position as a command answered it$/,
    '$1 muss eine Position sein, wie ein Befehl sie geantwortet hat',
  ],
  [
    /^(\S*) must be a position as an answer gave it: <log>\.<n>$/,
    '$1 muss eine Position aus einer Antwort sein: <log>.<n>',
  ],
  [/^(\S*) is a position of another log$/, '$1 ist eine Position eines anderen Protokolls'],
  [/^(\S*) must be the `next` of a page before$/, '$1 muss das `next` einer früheren Seite sein'],
  [
    /^(\S*) must be the `next` of a page before, sorted alike$/,
    '$1 muss das `next` einer früheren, gleich sortierten Seite sein',
  ],
  [/^(\S*) is not supported yet$/, '$1 wird noch nicht unterstützt'],
  [/^(\S*) must be named: there are more than (\d+) measures$/, '$1 muss genannt sein: es gibt mehr als $2 Maßnahmen'],
  [/^(\S*) must have 1 to (\d+) characters$/, '$1 muss 1 bis $2 Zeichen haben'],
  [/^(\S*) must be one ETag as an answer gave it, such as "3"$/, '$1 muss ein ETag aus einer Antwort sein, wie "3"'],
  [
    /^(\S*) must not have more than (\d+) accents on one letter$/,
    '$1 darf höchstens $2 Akzente auf einem Buchstaben haben',
  ],
  [/^(\d+) more errors are not shown$/, '$1 weitere Fehler werden nicht gezeigt'],
  [/^the body must be a JSON object$/, 'der Inhalt muss ein JSON-Objekt sein'],
  [/^not JSON from line (\d+), column (\d+)$/, 'kein JSON ab Zeile $1, Spalte $2'],
  [/^the document is empty$/, 'das Dokument ist leer'],
  [/^(\S*) must be (\S*): there is one tenant$/, '$1 muss $2 sein: es gibt nur einen Mandanten'],
  [/^(\S*) must be a key$/, '$1 muss ein Schlüssel sein'],
  [/^(\S*) must be true or false$/, '$1 muss true oder false sein'],
  [
    /^each of (\S*) must begin with a letter and have letters, digits, _, -, : or \., 100 at most$/,
    'jeder Wert in $1 muss mit einem Buchstaben beginnen und darf nur Buchstaben, Ziffern, _, -, : und . haben, höchstens 100',
  ],
];

const EACH = 'each value in ';

/** `undefined` for a message without a German wording. */
export function germanMessageOf(message: string): string | undefined {
  if (message.startsWith(EACH)) {
    const german = germanMessageOf(message.slice(EACH.length));
    return german === undefined ? undefined : `jeder Wert in ${german}`;
  }
  const found = [...WORDINGS, ...SEARCH_WORDINGS].find(([pattern]) => pattern.test(message));
  return found === undefined ? undefined : message.replace(found[0], found[1]);
}
