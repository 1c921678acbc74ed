import type { Palette } from './palette.js';

/** Columns of the account where the terminal has room for them. */
const WIDEST = 92;
/** A narrower terminal breaks lines by itself. */
const NARROWEST = 60;
const TEXT_AT = 4;
const NOTE_AT = 6;

/** The marks of facts that stand in the log, by their evidence and by who acted. */
export const MARKS = [
  'stated in the extract',
  'inferred',
  'illustration',
  'by itself',
  'illustration, by itself',
] as const;
export type Mark = (typeof MARKS)[number];

/** A fact of the account with the events of the log that it tells of. */
export interface AccountEntry {
  readonly mark: Mark;
  readonly text: string;
  /** The passage of the extract, of what is inferred. */
  readonly passage?: string;
  /** Ids of events. */
  readonly events: readonly string[];
}

/** Prints the account for people: sections by date, facts with their mark, refusals with their reasons. */
export class Account {
  readonly #entries: AccountEntry[] = [];
  readonly #width: number;

  /** @param columns of the terminal */
  constructor(
    private readonly write: (text: string) => void,
    private readonly palette: Palette,
    columns = WIDEST,
  ) {
    this.#width = Math.max(NARROWEST, Math.min(columns, WIDEST));
  }

  /** Every fact that was told, in order. */
  get entries(): readonly AccountEntry[] {
    return this.#entries;
  }

  title(text: string): void {
    this.#line('');
    this.#line(this.palette.strong(text));
    this.#line(this.palette.strong('═'.repeat(text.length)));
  }

  chapter(when: string, heading: string): void {
    const rule = '─'.repeat(Math.max(3, this.#width - when.length - heading.length - 7));
    this.#line('');
    this.#line(this.palette.strong(`── ${when} ${rule} ${heading} ─`.slice(0, this.#width)));
  }

  paragraph(text: string): void {
    this.#line('');
    for (const line of wrapped(text, this.#width)) this.#line(line);
  }

  /** Words with their meanings, one a row. */
  terms(rows: readonly (readonly [term: string, text: string])[]): void {
    const column = Math.max(...rows.map(([term]) => term.length)) + 2;
    for (const [term, text] of rows) {
      const [first = '', ...rest] = wrapped(text, this.#width - column - 2);
      this.#line(`  ${this.palette.strong(term.padEnd(column))}${first}`);
      for (const line of rest) this.#line(' '.repeat(column + 2) + line);
    }
  }

  /** @param events of the log; `details`: what else is worth knowing, such as the date */
  fact(mark: Exclude<Mark, 'inferred'>, events: readonly string[], text: string, ...details: readonly string[]): void {
    this.#entries.push({ mark, text, events });
    this.#entry(this.palette.good('✓'), text);
    this.#note([this.#mark(mark), count(events), ...details]);
  }

  /** @param passage of the extract, word for word */
  inferred(passage: string, events: readonly string[], text: string, ...details: readonly string[]): void {
    this.#entries.push({ mark: 'inferred', text, passage, events });
    this.#entry(this.palette.good('✓'), text);
    this.#note([`${this.#mark('inferred')} from: "${passage}"`, count(events), ...details]);
  }

  /** An answer of the engine; it is no event. */
  readBack(text: string, ...details: readonly string[]): void {
    this.#entry(this.palette.good('✓'), text);
    this.#note([this.palette.good('read back'), ...details]);
  }

  refused(text: string, reason: string, ...details: readonly string[]): void {
    this.#entry(this.palette.bad('✗'), text);
    this.#note([this.palette.bad(`refused: ${reason}`), ...details]);
  }

  /** Rows of something that was read, below a fact. */
  excerpt(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, NOTE_AT);
    for (const row of rows) {
      const first = row.slice(0, -1).map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2));
      const [last = '', ...rest] = wrapped(row.at(-1) ?? '', this.#width - before);
      this.#line((' '.repeat(NOTE_AT) + first.join('') + last).trimEnd());
      for (const line of rest) this.#line(' '.repeat(before) + line);
    }
  }

  /** A line as it is: an address, something to type. */
  verbatim(text: string): void {
    this.#line(`  ${text}`);
  }

  #mark(mark: Mark): string {
    switch (mark) {
      case 'stated in the extract':
        return this.palette.stated(mark);
      case 'inferred':
        return this.palette.inferred(mark);
      case 'illustration':
      case 'illustration, by itself':
        return this.palette.illustration(mark);
      case 'by itself':
        return this.palette.good(mark);
    }
  }

  #entry(sign: string, text: string): void {
    const [first = '', ...rest] = wrapped(text, this.#width - TEXT_AT);
    this.#line(`  ${sign} ${first}`);
    for (const line of rest) this.#line(' '.repeat(TEXT_AT) + line);
  }

  /** Parts stay together as long as a line has room for them. */
  #note(parts: readonly string[]): void {
    const width = this.#width - NOTE_AT;
    const lines: string[] = [];
    for (const part of parts) {
      const last = lines.at(-1);
      const joined = last === undefined ? part : `${last} · ${part}`;
      if (last !== undefined && visibleLength(joined) <= width) lines[lines.length - 1] = joined;
      else lines.push(...wrapped(part, width));
    }
    for (const line of lines) this.#line(' '.repeat(NOTE_AT) + line);
  }

  #line(text: string): void {
    this.write(`${text}\n`);
  }
}

/** `3 events` */
function count({ length }: readonly string[]): string {
  return length === 1 ? '1 event' : `${length} events`;
}

// eslint-disable-next-line no-control-regex -- escape sequences of a terminal begin with this character
const ESCAPES = /\u001b\[\d+m/gu;

function visibleLength(text: string): number {
  return text.replace(ESCAPES, '').length;
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (visibleLength(longer) <= width || line === '') {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
