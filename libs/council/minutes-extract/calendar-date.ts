import { refuseExtract } from './minutes-extract.js';
import type { ExtractRefusal } from './minutes-extract.js';

const MONTHS = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
const MONTH_NAME =
  'jan(?:uar|\\.)?|jänner|feb(?:ruar|er|r?\\.)?|märz|mär\\.?|maerz|april?\\.?|mai|juni?\\.?|juli?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|okt(?:ober|\\.)?|nov(?:ember|\\.)?|dez(?:ember|\\.)?';
const DAYS = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];
const DAY_NAME =
  /(?<!\p{L})(?:(so|mo|di|mi|do|fr|sa)(?:\.|nntag|ntag|enstag|ttwoch|nnerstag|eitag|mstag|(?=,))|sonnabend),?\s*(?:(?:den|dem|der)\s*)?$/iu;

const DATE = new RegExp(
  `(?<!\\d)(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2})|(\\d{1,2})\\.?\\s?(${MONTH_NAME})\\s?(\\d{4}))(?![\\d])`,
  'iu',
);

export interface FoundDate {
  readonly year: string;
  readonly month: number;
  readonly day: number;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** The first date in the text, possible or not: `14.02.2019`, `14. Februar 2019`, `14. Feb. 2019`, `2019-02-14`. */
export function findDate(text: string): FoundDate | undefined {
  const found = DATE.exec(text);
  if (found === null) return undefined;
  const [words, isoYear, isoMonth, isoDay, day, month, year, namedDay, name, namedYear] = found;
  return {
    year: isoYear ?? year ?? namedYear ?? '',
    month: name === undefined ? Number(isoMonth ?? month) : monthNumber(name),
    day: Number(isoDay ?? day ?? namedDay),
    words,
    start: found.index,
    end: found.index + words.length,
  };
}

function monthNumber(name: string): number {
  const start = name.toLowerCase().replace('ae', 'ä').slice(0, 3);
  return start === 'jän' ? 1 : MONTHS.indexOf(start) + 1;
}

/** YYYY-MM-DD, or the refusal of a date that is no day. `before` is the text before the date, with a weekday perhaps. */
export function calendarDay(date: FoundDate, before: string): string | ExtractRefusal {
  if (date.year.length !== 4) {
    return refuseExtract('year of the sitting is incomplete', `"${date.words}" has no year of four digits.`);
  }
  const at = new Date(Date.UTC(Number(date.year), date.month - 1, date.day));
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so a year that early is out as well.
  const exists = at.getUTCMonth() === date.month - 1 && at.getUTCDate() === date.day && Number(date.year) >= 1000;
  if (!exists) return refuseExtract('impossible date', `"${date.words}" is no day of the calendar.`);
  const weekday = weekdayBefore(before);
  if (weekday !== undefined && weekday !== at.getUTCDay()) {
    return refuseExtract(
      'weekday contradicts the date',
      `The text names ${capitalised(weekday)}, but ${date.words} is a ${capitalised(at.getUTCDay())}.`,
    );
  }
  return at.toISOString().slice(0, 10);
}

function weekdayBefore(text: string): number | undefined {
  const found = DAY_NAME.exec(text);
  if (found === null) return undefined;
  const start = found[1]?.toLowerCase() ?? 'sa';
  return DAYS.findIndex((day) => day.startsWith(start));
}

function capitalised(weekday: number): string {
  const name = DAYS[weekday] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The text without a weekday and the words that lead to a date (`am Donnerstag, den`). */
export function withoutDateLead(text: string): string {
  return text
    .replace(DAY_NAME, '')
    .replace(/(?<![\s,:;–-])[\s,:;–-]*(?:(?<!\p{L})(?:am|vom|von|den|dem|der)[\s,:]*){0,5}$/iu, '');
}
