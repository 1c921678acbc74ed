import { calendarDay, findDate } from './calendar-date.js';

/** The day of the sitting that an item was postponed to: `auf die Sitzung am 16.05.2024 vertagt`. */
export function postponedTo(words: string): string | null {
  const sitting = /(?<!\p{L})(?:auf|in)\s+(?:die|den|eine)\s[^.;]{0,80}?(?=\d)/iu.exec(words);
  if (sitting === null) return null;
  const from = sitting.index + sitting[0].length;
  const date = findDate(words.slice(from, from + 40));
  if (date?.start !== 0) return null;
  const day = calendarDay(date, '');
  return typeof day === 'string' ? day : null;
}
