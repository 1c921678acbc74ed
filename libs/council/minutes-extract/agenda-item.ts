const NUMBER = '(?:(?:Ö|N|NÖ|[IVX]{1,4})[\\s.-]?)?\\d{1,3}(?:\\.\\d{1,3})*(?:\\s?[a-z](?![\\p{L}]))?';
const ITEM_LINE = new RegExp(
  `^(?:zu\\s+)?(?:TOP|T\\.?O\\.?P\\.?|Tagesordnungspunkt|TO-Punkt|Punkt)\\s?(?:Nr\\.?\\s?)?[:.]?\\s?(${NUMBER})(?![\\d\\p{L}])(.*)`,
  'iu',
);
const NUMBERED_POINT = new RegExp(
  `^(?:zu\\s+)?(?:Punkt\\s+)?(${NUMBER})\\.?\\s+(?:Punkt\\s+)?der\\s+(?:\\p{L}+\\s+)?Tagesordnung(.*)$`,
  'iu',
);
const LABEL_ALONE = /^(?:zu\s+)?(?:TOP|Tagesordnungspunkt)\s?(?:Nr\.?)?\s?:?$/iu;
const ITEM_INSIDE = /(?<=[\s,;(–-])(?:zu\s)?(?:TOP|Tagesordnungspunkt)\s(?=\S)/giu;
const PUBLICITY_ALONE = /^(?:nicht[- ]?)?öffentlich(?:e Sitzung|er Teil)?$/iu;
const SEVERAL = new RegExp(
  `^\\s?(?:(?:,|und|u\\.|&|/|bis)\\s?(?:TOP\\s?)?(?:${NUMBER})(?:\\s?[:.)]?\\s?$|\\s?:\\s|\\s\\p{Lu})|[-–]\\s?(?:TOP\\s?)?(?:${NUMBER})\\s?(?:$|:))`,
  'iu',
);

export interface ItemLine {
  /** `5`, `5.1`, `Ö 5`, `N 2`, `5a`. */
  readonly item: string;
  /** The number as the line has it, with its label. */
  readonly words: string;
  /** The rest of the line after the number, often the title. */
  readonly rest: string;
  /** The line names more than one item: `TOP 5 und 6`. */
  readonly several: boolean;
}

/** `TOP 5`, `zu TOP N 2: Titel`, `Tagesordnungspunkt 5.1`, `Punkt 5 der Tagesordnung`. */
export function readItemLine(line: string): ItemLine | undefined {
  if (line.length > 500) return undefined;
  const systems = SYSTEM_LINE.exec(line);
  if (systems !== null) return systemsItem(systems);
  const found =
    NUMBERED_POINT.exec(line) ?? (/^(?:zu\s+)?Punkt/iu.test(line) ? PUNKT_ALONE.exec(line) : ITEM_LINE.exec(line));
  const [, number, rest] = found ?? [];
  if (number === undefined || rest === undefined) return undefined;
  const tail = withMarkInWords(rest.replace(/^\s*[:.)]+(?=\s|$)/u, '').trim());
  return {
    item: itemNumber(number),
    words: line.slice(0, line.length - rest.length),
    rest: tail.replace(/^[:.)–-]\s*/u, ''),
    several: SEVERAL.test(rest),
  };
}

/** `ö 7 Radkonzept`, `N 2 Grundstück` at the head of an item of a council information system. */
const SYSTEM_LINE = /^(ö|n|nö|Ö|N|NÖ) (\d{1,3}(?:\.\d{1,3})*)\.?(?: (\p{Lu}.*))?$/u;

/** A small letter is a mark of publicity, a capital one belongs to the number. */
function systemsItem([, mark = '', number = '', title = '']: RegExpExecArray): ItemLine {
  const small = mark === mark.toLowerCase();
  const publicity = mark === 'ö' ? '(öffentlich)' : '(nicht öffentlich)';
  return {
    words: `${mark} ${number}`,
    item: small ? number : `${mark} ${number}`,
    rest: small ? `${title} ${publicity}`.trim() : title,
    several: false,
  };
}

/** `(N)` is `(nicht öffentlich)`. */
function withMarkInWords(rest: string): string {
  const [whole, mark = ''] = /^\((Ö|N|NÖ)\)\s*/iu.exec(rest) ?? [];
  if (whole === undefined) return rest;
  return `${rest.slice(whole.length)} (${/^n/iu.test(mark) ? 'nicht ' : ''}öffentlich)`.trim();
}

const PUNKT_ALONE = new RegExp(`^(?:zu\\s+)?Punkt\\s+(${NUMBER})(?=\\s?[:.]?\\s?$)(.*)$`, 'iu');

/** `N2` and `N  2` are `N 2`; `5 a` is `5a`. */
function itemNumber(words: string): string {
  return words
    .replace(/^(Ö|NÖ|N)[\s.-]?(?=\d)/iu, (_, part: string) => `${part.toUpperCase()} `)
    .replace(/\s(?=[a-z]$)/u, '');
}

/** Puts each item's line by itself: `TOP` is joined with a number below it, and a line inside the heading is split off. */
export function withItemLinesApart(lines: readonly string[]): readonly string[] {
  const apart: string[] = [];
  // `last` is the place of the last line that is not empty.
  const seen = { last: -1, item: false };
  const add = (line: string): void => {
    if (line !== '') seen.last = apart.length;
    seen.item ||= readItemLine(line) !== undefined;
    apart.push(line);
  };
  for (const line of lines) {
    const above = apart[seen.last] ?? '';
    if (LABEL_ALONE.test(above) && /^\S{1,6}[.:]?$/u.test(line)) {
      apart.splice(seen.last);
      add(`${above.replace(/:$/u, '')} ${line}`);
      continue;
    }
    const [heading, item] = line.length > 500 || seen.item ? [] : itemInside(line);
    if (heading !== undefined && item !== undefined && readItemLine(item)) [heading, item].forEach(add);
    else add(line);
  }
  return apart;
}

/** A heading with a year or a mark of publicity, and the item behind it on the same line. */
function itemInside(line: string): readonly string[] {
  const year = /\d{4}/u.exec(line);
  for (const { index } of line.matchAll(ITEM_INSIDE)) {
    const heading = line.slice(0, index).replace(/(?<![\s,;(–-])[\s,;(–-]+$/u, '');
    const dated = year !== null && heading.length >= year.index + 4;
    if (dated || PUBLICITY_ALONE.test(heading)) return [heading, line.slice(index)];
  }
  return [];
}

/**
 * The number of another item that begins after the first. It must be a heading, not a sentence that mentions an item. A
 * sentence that is wrapped may also have a line that begins with `TOP 7`, so the line above must end a sentence.
 */
export function otherItem(lines: readonly string[], first: string): string | undefined {
  for (const [index, line] of lines.entries()) {
    const found = itemHeading(line, lines[index - 1] ?? '');
    if (found !== undefined && found.item !== first) return found.item;
  }
  return undefined;
}

/** The item whose heading the line is, below this line. */
export function itemHeading(line: string, above: string): ItemLine | undefined {
  const found = readItemLine(line);
  if (found === undefined || (above !== '' && !/[.!?:)]$/u.test(above))) return undefined;
  const isHeading = found.rest === '' || (/^[\p{Lu}"„“»(]/u.test(found.rest) && !/[.!?;,]$/u.test(found.rest));
  return isHeading ? found : undefined;
}
