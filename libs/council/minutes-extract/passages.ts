import { readSectionLabel } from './section-labels.js';
import type { SectionKind } from './section-labels.js';

/** A sentence of the item's text, with the separators that restore the text. */
export interface Passage {
  /** On one line. */
  readonly text: string;
  /** With its line breaks. */
  readonly raw: string;
  /** The separator from the sentence before. */
  readonly before: '' | ' ' | '\n' | '\n\n';
  /** The section of the sentence; `undefined` before the first label. */
  readonly section: SectionKind | undefined;
  /** The ordinal of the section's label; sections of one kind may follow each other. */
  readonly label: number;
}

interface Block {
  readonly label: number;
  readonly lines: readonly string[];
  readonly paragraph: number;
  readonly section: SectionKind | undefined;
}

const LIST_ITEM = /^(?:\d{1,2}[.)]|[a-z]\)|[-–•*])\s/u;
const ABBREVIATION =
  /(?<![\p{L}\d])(?:\p{L}|Nr|Abs|Art|Ziff|bzw|ca|Dr|Prof|St|\p{L}*str|Fa|Co|Cie|Inc|Kto|Flst|Fl|Gem|Gmk|Bd|Hd|Hrn|Frl|Ing|Dipl|jur|med|phil|rer|nat|lt|od|usw|etc|bspw|vsl|voraussichtl|rd|ehem|geb|verh|Tel|Abt|Bez|Kap|Anm|Abb|Tab|lit|Rn|Az|Drs|Vorl|Nrn|Ziffn|qm|Wwe|vgl|gem|ggf|inkl|einschl|zzgl|evtl|sog|Hr|Fr|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|Mio|Mrd|Tsd|stellv|ff|max|min|lfd|Anl)$/iu;
/** A line with the result of a paper or of a part: `Vorlage 20240301: abgelehnt`. */
const PART_LINE =
  /^(?:zu )?(?:(?:Beschluss)?vorlage|Drucksache|Drs\.|Antrag|Ziffer|Ziff\.|Punkt|Nr\.|Nummer|Absatz)\s(?:Nr\.\s?)?[\p{L}./-]*\d[\p{L}\d./-]*\s?:/iu;
const ORDINAL = /(?<!\d)(?:[1-9]|[12]\d|3[01])$/u;

export function isListItem(text: string): boolean {
  return LIST_ITEM.test(text);
}

/** The sentences of a text. Labels of sections are not part of them; they become `section`. */
export function readPassages(lines: readonly string[]): readonly Passage[] {
  const passages: Passage[] = [];
  let paragraph = -1;
  for (const block of blocksOf(lines)) {
    for (const [index, { raw, before }] of sentences(block.lines.join('\n')).entries()) {
      const joint = index > 0 ? before : block.paragraph === paragraph ? '\n' : '\n\n';
      passages.push({
        text: raw.replace(/\s+/gu, ' '),
        raw,
        before: passages.length === 0 ? '' : joint,
        section: block.section,
        label: block.label,
      });
      paragraph = block.paragraph;
    }
  }
  return passages;
}

/** Joins passages to one text. */
export function textOf(passages: readonly Passage[]): string | null {
  const text = passages.map(({ raw, before }, index) => (index === 0 ? '' : before) + raw).join('');
  return text === '' ? null : text;
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  const last = lines.findLastIndex((line) => line !== '');
  let section: SectionKind | undefined;
  let ordinal = 0;
  let pending: string[] = [];
  let paragraph = 0;
  const flush = (): void => {
    if (pending.length > 0) blocks.push({ lines: pending, paragraph, section, label: ordinal });
    pending = [];
  };
  for (const [at, line] of lines.entries()) {
    const label = readSectionLabel(line);
    if (line === '') {
      flush();
      paragraph += 1;
    } else if (label === undefined || (label.rest === '' && at === last)) pending.push(line);
    else {
      flush();
      ordinal += 1;
      const heads = label.kind === 'motion' && blocks.length === 0 && section === undefined;
      section = label.kind === 'motion' && !heads ? 'proposal' : label.kind;
      if (label.rest !== '') pending.push(label.rest);
      if (label.kind === 'kind') {
        flush();
        section = undefined;
      }
    }
  }
  flush();
  return blocks;
}

interface Sentence {
  readonly raw: string;
  readonly before: ' ' | '\n';
}

function sentences(paragraph: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  let before: ' ' | '\n' = '\n';
  for (const gap of paragraph.matchAll(/[ \n]/gu)) {
    const joint = gap[0] === '\n' ? '\n' : ' ';
    const word = paragraph.slice(Math.max(start, gap.index - 40), gap.index);
    if (!endsSentence(word, joint, paragraph.slice(gap.index + 1, gap.index + 40))) continue;
    found.push({ raw: paragraph.slice(start, gap.index), before });
    start = gap.index + 1;
    before = joint;
  }
  return [...found, { raw: paragraph.slice(start), before }];
}

function endsSentence(before: string, joint: ' ' | '\n', after: string): boolean {
  if (joint === '\n' && (before.endsWith(':') || before.endsWith(';') || LIST_ITEM.test(after))) return true;
  if (joint === '\n' && PART_LINE.test(after)) return true;
  const stop = /^(.*)([.!?…])["“”«»)\]]*$/su.exec(before);
  if (stop === null || (joint === ' ' && !/^[\p{Lu}\d"„“»(]/u.test(after))) return false;
  const [, word = '', mark] = stop;
  return mark !== '.' || !(ABBREVIATION.test(word) || ORDINAL.test(word));
}
