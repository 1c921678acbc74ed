import { createHash } from 'node:crypto';

// eslint-disable-next-line no-control-regex -- a vertical tab and a page feed end a line
const LINE_END = /\r*\n|\r|[\u000B\u000C\u0085\u2028\u2029]/u;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const RULE_OR_PAGE = /^(?:[-–—_=*]{3,}|(?:-\s*)?Seite \d+(?: (?:von|\/) \d+)?(?:\s*-)?)$/iu;

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

/** The lines without bold and heading marks, invisible characters, rules and page numbers; several spaces become one. */
export function readableLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => {
    const plain = line
      .replace(INVISIBLE, '')
      .replace(/\*\*|__(?!_)/gu, '')
      .replace(/^#{1,6}\s+/u, '')
      .replace(/\s+/gu, ' ')
      .trim();
    return RULE_OR_PAGE.test(plain) ? '' : plain;
  });
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
