import { createHash } from 'node:crypto';

// eslint-disable-next-line no-control-regex -- a vertical tab and a page feed end a line
const LINE_END = /(?<!\r)\r+\n|[\r\n\u000B\u000C\u0085\u2028\u2029]/u;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const RULE = /^[-–—_=*]{3,}$/u;
const PAGE =
  /^(?:[-–]? ?(?:Seite:? )?\d{1,4}(?: ?(?:von|\/) ?\d{1,4})? ?[-–]|(?:.{0,120}[\s|])?Seite:? \d{1,4}(?: ?(?:von|\/) ?\d{1,4})?(?: ?-)?)$/iu;
/** Lines beside a page's number that stand on several pages are its head or foot. */
const NEAR_PAGE = 3;
const MAX_FURNITURE = 150;

/** The lines of the text in NFC, each trimmed of white space at both ends; empty lines at the end are no lines. */
export function sourceLines(text: string): readonly string[] {
  const lines = text
    .normalize('NFC')
    .split(LINE_END)
    .map((line) => line.trim());
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/**
 * SHA-256 over the source lines joined by LF, in UTF-8. The byte order mark, line ends, blanks at the ends of lines and a
 * line end after the last line do not count; empty lines before and between lines and several spaces inside one do.
 */
export function sourceHash(lines: readonly string[]): string {
  return createHash('sha256').update(hashedText(lines), 'utf8').digest('hex');
}

/** The text whose hash `sourceHash` is. */
export function hashedText(lines: readonly string[]): string {
  return lines.join('\n');
}

/**
 * The lines without bold and heading marks, invisible characters, rules, heads, feet and numbers of pages; several spaces
 * become one, and a word that is divided at a line's end stands whole.
 */
export function readableLines(lines: readonly string[]): readonly string[] {
  const plain = lines.map((line) =>
    line
      .replace(INVISIBLE, '')
      .replace(/\*\*|__(?!_)/gu, '')
      .replace(/^#{1,6}\s+/u, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  return withWholeWords(withoutPages(plain)).map((line) => (RULE.test(line) ? '' : line));
}

/** A page's break inside a sentence leaves no empty line: the sentence goes on. */
function withoutPages(lines: readonly string[]): readonly string[] {
  const pages = lines.flatMap((line, at) => (line.length <= MAX_FURNITURE && PAGE.test(line) ? [at] : []));
  if (pages.length === 0) return lines;
  const furniture = furnitureOf(lines, pages);
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!furniture.has(at)) {
      kept.push(lines[at] ?? '');
      continue;
    }
    while (at + 1 < lines.length && (lines[at + 1] === '' || furniture.has(at + 1))) at += 1;
    while (kept.at(-1) === '') kept.pop();
    if (!goesOn(kept.at(-1) ?? '', lines[at + 1] ?? '')) kept.push('');
  }
  return kept;
}

function furnitureOf(lines: readonly string[], pages: readonly number[]): ReadonlySet<number> {
  const near = pages.flatMap((page) => nearLines(lines, page));
  const seen = new Map<string, number>();
  for (const at of new Set(near)) seen.set(lines[at] ?? '', (seen.get(lines[at] ?? '') ?? 0) + 1);
  const repeated = near.filter((at) => (seen.get(lines[at] ?? '') ?? 0) > 1);
  return new Set([...pages, ...repeated]);
}

function nearLines(lines: readonly string[], page: number): readonly number[] {
  const near: number[] = [];
  for (let at = page - NEAR_PAGE; at <= page + NEAR_PAGE; at += 1) {
    const line = lines[at] ?? '';
    if (at !== page && line.length >= 8 && line.length <= MAX_FURNITURE && !PAGE.test(line)) near.push(at);
  }
  return near;
}

function goesOn(above: string, below: string): boolean {
  if (above === '' || below === '' || /[.!?:]["“”]?$/u.test(above)) return false;
  return /^\p{Ll}/u.test(below) || above.length >= 40;
}

/** A column of a table may leave a few letters to each line of a word; more pieces are no word. */
const MOST_PIECES = 10;

/** `Nieder-` above `schrift über` becomes `Niederschrift` above `über`; `Bau-` before `und` stays. */
function withWholeWords(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  let pieces = 1;
  for (const line of lines) {
    const above = whole.at(-1) ?? '';
    if (pieces === MOST_PIECES || !isDivided(above, line)) {
      whole.push(line);
      pieces = 1;
      continue;
    }
    const space = line.indexOf(' ');
    whole[whole.length - 1] = above.slice(0, -1) + (space === -1 ? line : line.slice(0, space));
    if (space !== -1) whole.push(line.slice(space + 1));
    pieces = space === -1 ? pieces + 1 : 1;
  }
  return whole;
}

function isDivided(above: string, below: string): boolean {
  if (!above.endsWith('-') || !/\p{Ll}-$/u.test(above.slice(-2))) return false;
  return /^\p{Ll}/u.test(below) && !/^(?:und|oder|bzw|sowie)(?!\p{L})/u.test(below);
}

/** Lower case without umlauts and ß, with one kind of dash: `\b` works on it. Wordings are compared in this form. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüß–—‑]/gu, (letter) => FOLDED[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', '–': '-', '—': '-', '‑': '-' };

/** Wrapped lines as one line. Words that were divided at a line's end are joined (`Bau-` before `und` stays). */
export function joinWrapped(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .replace(/(?<=\p{Ll})-\n(?=\p{Ll})(?!(?:und|oder|bzw|sowie)(?!\p{L}))/gu, '')
    .replace(/\n/gu, ' ');
}
