/** Line and column, from 1; a column counts UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const BLANK = /[ \t\n\r]*/y;
// JSON forbids control characters in strings: the pattern has to name them.
// eslint-disable-next-line no-control-regex
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** Where a text stops being JSON; one pass. Only for texts that `JSON.parse` refuses. */
export function placeOfJsonError(text: string): Place {
  const before = text.slice(0, new Scan(text).end());
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

type Wanted = 'value' | 'firstItem' | 'firstName' | 'name' | 'after';

/** Reads tokens while they follow each other as in JSON. */
class Scan {
  #at = 0;
  readonly #open: ('{' | '[')[] = [];
  #wanted: Wanted = 'value';

  constructor(private readonly text: string) {}

  /** The index of the first character that cannot be there; the length for a text that ends too early. */
  end(): number {
    do this.#skip(BLANK);
    while (this.#at < this.text.length && this.#token());
    return this.#at;
  }

  #token(): boolean {
    switch (this.#wanted) {
      case 'value':
        return this.#value();
      case 'firstItem':
        return this.#close(']') || this.#value();
      case 'firstName':
        return this.#close('}') || this.#name();
      case 'name':
        return this.#name();
      case 'after':
        return this.#after();
    }
  }

  #value(): boolean {
    const character = this.text[this.#at];
    if (character === '{' || character === '[') {
      this.#open.push(character);
      this.#at += 1;
      this.#wanted = character === '{' ? 'firstName' : 'firstItem';
      return true;
    }
    this.#wanted = 'after';
    return character === '"' ? this.#string() : this.#skip(PLAIN);
  }

  #name(): boolean {
    if (this.text[this.#at] !== '"' || !this.#string()) return false;
    this.#skip(BLANK);
    this.#wanted = 'value';
    return this.#take(':');
  }

  #after(): boolean {
    const innermost = this.#open.at(-1);
    if (innermost === undefined) return false;
    if (this.#take(',')) {
      this.#wanted = innermost === '{' ? 'name' : 'value';
      return true;
    }
    return this.#close(innermost === '{' ? '}' : ']');
  }

  #close(bracket: '}' | ']'): boolean {
    if (!this.#take(bracket)) return false;
    this.#open.pop();
    this.#wanted = 'after';
    return true;
  }

  #string(): boolean {
    return this.#skip(STRING) && this.#take('"');
  }

  #take(character: string): boolean {
    if (this.text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    this.#at += found?.length ?? 0;
    return found !== undefined;
  }
}
