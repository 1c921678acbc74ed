const LABEL =
  '(?:Nr\\.?\\s+der\\s+Vorlage|(?:Beschluss|Sitzungs|Informations|Mitteilungs|Verwaltungs|Berichts|Tisch|Ausschuss|Rats)?(?:vorlagen?|drucksachen?)|Drs\\.?|DS)(?:[-\\s]?(?:nummer|nr\\.?))?\\s?:?\\s?';
const NUMBER = '(?:\\p{Lu}{1,5}[ ])?[\\p{L}\\d][\\p{L}\\d./_-]*';
const LINE = new RegExp(`^[(\\[]?${LABEL}(.*?)[)\\]]?$`, 'iu');
const AT_END = new RegExp(`^(.*[^\\s,;(–-])[\\s,;(–-]+${LABEL}(${NUMBER})\\)?$`, 'iu');
const LABEL_BEFORE = new RegExp(`^${LABEL}`, 'iu');
const NONE = /^(?:-+|–|ohne|keine|entfällt|mündlich.*|liegt nicht vor|liegt keine vor|tischvorlage|\.\/\.)\.?$/iu;
const VALUE = new RegExp(`^${NUMBER}`, 'u');
const SECOND = new RegExp(`^\\s?(?:,|und|u\\.|/|;|&|sowie)\\s?(?:${LABEL})?${NUMBER}`, 'iu');

export interface Reference {
  /** The named papers. With more than one the item's paper is in doubt; `Vorlage: ohne` names none. */
  readonly references: readonly string[];
  /** The part of the line before the reference. */
  readonly before: string;
}

/** `Vorlage: 20196743`, `Vorlagen-Nr. 2019/0123`, `Drucksache 17/123`, alone on a line. */
export function readReferenceLine(line: string): Reference | undefined {
  const words = line.length > 500 ? undefined : LINE.exec(line)?.[1]?.trim();
  if (words === undefined) return undefined;
  if (NONE.test(words) || isReferenceLabel(line)) return { references: [], before: '' };
  const number = VALUE.exec(words)?.[0];
  if (number === undefined || !isReference(number)) return undefined;
  const after = words.slice(number.length);
  if (SECOND.test(after) && /\d/u.test(after))
    return { references: [trimmed(number), ...furtherNumbers(after)], before: '' };
  return /^[.,;]?\s*(?:$|[–(,[-])/u.test(after) ? { references: [trimmed(number)], before: '' } : undefined;
}

/** The numbers after the first: `, 20240302`, `und Vorlage: 20240302`. */
function furtherNumbers(after: string): readonly string[] {
  return after
    .split(/\s?(?:,|;|\/|&|(?<!\p{L})(?:und|u\.|sowie)(?!\p{L}))\s?/iu)
    .map((part) => trimmed(VALUE.exec(part.replace(LABEL_BEFORE, '').trim())?.[0] ?? ''))
    .filter(isReference);
}

/** A title with its reference behind it on the same line. */
export function readReferenceAtEnd(line: string): Reference | undefined {
  const [, before, number] = (line.length > 500 ? null : AT_END.exec(line)) ?? [];
  if (before === undefined || number === undefined || !isReference(number)) return undefined;
  return { references: [trimmed(number)], before: before.replace(/(?<![\s,;:–-])[\s,;:–-]+$/u, '') };
}

/** `Vorlage:` with its number on the next line. */
export function isReferenceLabel(line: string): boolean {
  return /:$/u.test(line) && LINE.exec(line)?.[1] === '';
}

function isReference(number: string): boolean {
  return /\d/u.test(number);
}

function trimmed(number: string): string {
  return number.replace(/(?<![.,;:/_-])[.,;:/_-]+$/u, '');
}
