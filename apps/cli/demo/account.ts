import type { Palette } from './palette.js';

/** Columns of the account. */
const WIDTH = 92;
const TEXT_AT = 4;
const NOTE_AT = 6;

/** The evidence of a fact in the account. */
export const MARKS = ['stated in the extract', 'illustration', 'by itself', 'read back'] as const;
export type Mark = (typeof MARKS)[number];

/** Prints the account for people: sections by date, facts with their mark, refusals with their reasons. */
export class Account {
  constructor(
    private readonly write: (text: string) => void,
    private readonly palette: Palette,
  ) {}

  title(text: string): void {
    this.#line('');
    this.#line(this.palette.strong(text));
    this.#line(this.palette.strong('═'.repeat(text.length)));
  }

  chapter(when: string, heading: string): void {
    const rule = '─'.repeat(Math.max(3, WIDTH - when.length - heading.length - 7));
    this.#line('');
    this.#line(this.palette.strong(`── ${when} ${rule} ${heading} ─`.slice(0, WIDTH)));
  }

  paragraph(text: string): void {
    this.#line('');
    for (const line of wrapped(text, WIDTH)) this.#line(line);
  }

  /** Words with their meanings, one a row. */
  terms(rows: readonly (readonly [term: string, text: string])[]): void {
    const column = Math.max(...rows.map(([term]) => term.length)) + 2;
    for (const [term, text] of rows) {
      const [first = '', ...rest] = wrapped(text, WIDTH - column - 2);
      this.#line(`  ${this.palette.strong(term.padEnd(column))}${first}`);
      for (const line of rest) this.#line(' '.repeat(column + 2) + line);
    }
  }

  /** `details`: the date, the acting party, the number of events. */
  fact(mark: Mark, text: string, ...details: readonly string[]): void {
    this.#entry(this.palette.good('✓'), text);
    this.#note([this.#mark(mark), ...details]);
  }

  refused(text: string, reason: string, ...details: readonly string[]): void {
    this.#entry(this.palette.bad('✗'), text);
    this.#note([this.palette.bad(`refused: ${reason}`), ...details]);
  }

  /** Rows of something that was read, below a fact. */
  excerpt(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    for (const row of rows) {
      const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
      this.#line(' '.repeat(NOTE_AT) + line.trimEnd());
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
      case 'illustration':
        return this.palette.illustration(mark);
      case 'by itself':
      case 'read back':
        return this.palette.good(mark);
    }
  }

  #entry(sign: string, text: string): void {
    const [first = '', ...rest] = wrapped(text, WIDTH - TEXT_AT);
    this.#line(`  ${sign} ${first}`);
    for (const line of rest) this.#line(' '.repeat(TEXT_AT) + line);
  }

  /** Parts stay together as long as a line has room for them. */
  #note(parts: readonly string[]): void {
    const width = WIDTH - NOTE_AT;
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
