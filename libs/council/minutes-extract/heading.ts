import { calendarDay, findDate, withoutDateLead } from './calendar-date.js';
import type { FoundDate } from './calendar-date.js';
import { committeeName, committeeNames, committeeOfCompound } from './committee-name.js';
import { isExtractRefusal, refuseExtract } from './minutes-extract.js';
import type { ExtractRefusal } from './minutes-extract.js';
import { readPublicity } from './publicity.js';
import { fold, joinWrapped } from './source-text.js';

export interface Heading {
  readonly committee: string | null;
  /** Every committee of the sitting, several if it was joint. */
  readonly committees: readonly string[];
  /** The committee in the heading's words: `des Sozialausschusses`. */
  readonly committeeAsWritten: string | null;
  readonly date: string;
  readonly dateAsWritten: string;
  /** The words that say whether the sitting was public. */
  readonly publicityAsWritten: string | null;
  readonly meetingPublic: boolean | null;
}

const STARTS_EXTRACT = /^\W*(?:(?:niederschrifts|protokoll|beschluss|sitzungs)?auszug)\b/u;
const STARTS_MINUTES =
  /^\W*(?:oeffentliche |nichtoeffentliche )?(?:sitzungs|ergebnis|beschluss|verlaufs)?(?:niederschrift|protokoll)\b(?! (?:vom|zur|der letzten))/u;
const SITTING = /(?<![\p{L}-])(\p{L}*)sitzung(?:en)?(?![\p{L}])(?:\s*(?:am|vom))?/iu;
const DAYS_TOGETHER_BEFORE =
  /(?<!\d)\d{1,2}\.\s?(?:\d{1,2}\.)?(?:\d{4})?\s*(?:\/|und|u\.|-|–|bis|,)\s*(?:den |vom |zum |am )*$/iu;
const DAYS_TOGETHER_AFTER = /^\s*(?:\/|und|u\.|-|–|bis|,)\s*(?:den |vom |zum |am )*(?=\d)/iu;
const BESIDE_THE_NAME =
  /\s?(?:\((?:(?:nicht)?[- ]?öffentlich)[^()]*\)|[–-]\s?(?:nicht[- ]?)?öffentlich.*|(?<!\p{L})in (?:der|nicht|öffentlich).*|(?<!\p{L})im (?:großen|kleinen|rat|sitz|stadt).*)/giu;
const AFTER_THE_NAME =
  /[,;(]|\s(?:nicht[- ]?)?öffentlich|\s(?:TOP|Tagesordnungspunkt|zu|im|in|von|um|Beginn)(?!\p{L})|\s[–-]\s/iu;

/** The line that begins the extract: `AUSZUG`, `Auszug aus der Niederschrift …`, `Protokollauszug`. */
export function startsExtract(line: string): boolean {
  return STARTS_EXTRACT.test(fold(joinSpacedLetters(line)));
}

/** The line that begins whole minutes: `Niederschrift über die 3. Sitzung …`. */
export function startsMinutes(line: string): boolean {
  return STARTS_MINUTES.test(fold(joinSpacedLetters(line)));
}

export function readHeading(written: readonly string[]): Heading | ExtractRefusal {
  const lines = written.flatMap(withLabelsApart);
  const text = joinWrapped(lines.map(joinSpacedLetters));
  if (!/niederschrift|protokoll|beschlussauszug|auszug aus der (?:\w+ ){0,4}sitzung|gremium:/u.test(fold(text))) {
    return refuseExtract(
      'not an extract of minutes',
      'After "Auszug", the word "Niederschrift" or "Protokoll" was looked for.',
    );
  }
  const labels = labelledSitting(lines);
  const sitting = SITTING.exec(text);
  if (sitting === null && labels === undefined) {
    return refuseExtract('no sitting is named', 'The heading names no "Sitzung" of a committee.');
  }
  const rest = labels ?? text.slice((sitting?.index ?? 0) + (sitting?.[0].length ?? 0));
  const date = findDate(rest);
  if (date === undefined) {
    return refuseExtract('no date of the sitting', 'After "Sitzung", a date such as 14.02.2019 was looked for.');
  }
  return sittingOn(date, rest, text, labels === undefined ? (sitting?.[1] ?? '') : '');
}

function sittingOn(date: FoundDate, rest: string, text: string, compound: string): Heading | ExtractRefusal {
  const before = rest.slice(0, date.start);
  const after = rest.slice(date.end);
  if (DAYS_TOGETHER_BEFORE.test(before) || (DAYS_TOGETHER_AFTER.test(after) && findDate(after) !== undefined)) {
    return refuseExtract(
      'several days of sitting',
      'The heading names more than one day; an extract is of one sitting.',
    );
  }
  const day = calendarDay(date, before);
  if (typeof day !== 'string') return day;
  const asWritten = committeeWords(before, after);
  const committee = asWritten === null ? committeeOfCompound(compound) : committeeName(asWritten);
  const aside = asWritten === null ? text : text.replace(asWritten, ' ');
  return {
    committee,
    committees: asWritten === null ? (committee === null ? [] : [committee]) : committeeNames(asWritten),
    committeeAsWritten: asWritten ?? (committee === null ? null : compound),
    date: day,
    dateAsWritten: date.words,
    publicityAsWritten: /(?:nicht[- ]?)?öffentlich\p{L}*/iu.exec(aside)?.[0] ?? null,
    meetingPublic: readPublicity(aside),
  };
}

function committeeWords(before: string, after: string): string | null {
  const lead = withoutDateLead(before.replace(/^\s*(?:Nr\.?\s*)?\d+(?:\/\d+)?(?=\s)/iu, ''))
    .replace(BESIDE_THE_NAME, '')
    .replace(/^[\s,:–-]+|(?<![\s,:–-])[\s,:–-]+$/gu, '');
  if (/\p{L}{2}/u.test(lead)) return lead;
  const follows = /^[\s,]*((?:des|der)\s+\S.*)$/iu.exec(after)?.[1];
  if (follows === undefined) return null;
  const end = follows.search(AFTER_THE_NAME);
  return end === -1 ? follows : follows.slice(0, end);
}

/** `Gremium: Sozialausschuss` and `Sitzungsdatum: 14.02.2019` on lines of their own, as `Sozialausschuss am 14.02.2019`. */
function labelledSitting(lines: readonly string[]): string | undefined {
  const body = labelled(lines, /^(?:Gremium|Ausschuss|Sitzung des Gremiums)\s*:\s*(\S.*)$/iu);
  const date = labelled(
    lines,
    /^(?:Sitzungsdatum|Sitzungstermin|Sitzungstag|Termin|Datum|Sitzung(?: am| vom)?)(?!\p{L})\s?:?\s?(\D*\d.*)$/iu,
  );
  return body === undefined || date === undefined ? undefined : `${body} am ${date}`;
}

/** `Gremium: Stadtrat Termin: 22.04.2024` on one line is two lines. */
function withLabelsApart(line: string): readonly string[] {
  return line.split(
    /\s(?=(?:Termin|Sitzungsdatum|Sitzungstermin|Datum|Status|Beschlussart|Anlass|Raum|Ort|Zeit)\s?:)/u,
  );
}

function labelled(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `A U S Z U G` → `AUSZUG`. */
function joinSpacedLetters(line: string): string {
  return line.replace(/(?<!\p{L})(?:\p{L} ){3,60}\p{L}(?!\p{L})/gu, (letters) => letters.replace(/ /gu, ''));
}

/** Whether a later heading belongs to another sitting: then the text holds more than one extract. */
export function isOtherSitting(heading: Heading, lines: readonly string[]): boolean {
  const other = readHeading(lines);
  return !isExtractRefusal(other) && (other.date !== heading.date || other.committee !== heading.committee);
}
