/** Built-in methods that go over the whole text or list that they are called on. */
const OVER_WHOLE: Readonly<Record<'String' | 'Array', readonly string[]>> = {
  String: [
    ...['endsWith', 'isWellFormed', 'replaceAll', 'split', 'startsWith', 'toLowerCase', 'toUpperCase'],
    ...['toWellFormed', 'trim'],
  ],
  Array: [
    ...['concat', 'fill', 'flat', 'includes', 'indexOf', 'join', 'lastIndexOf', 'reverse', 'shift', 'splice'],
    ...['toReversed', 'toSpliced', 'unshift', 'values', 'with'],
  ],
};
/** Searches: they go as far as what they find. */
const SEARCHES = ['includes', 'indexOf', 'lastIndexOf'] as const;

type BuiltIn = (this: { readonly length: number }, ...words: unknown[]) => unknown;
type Owner = Record<PropertyKey, BuiltIn>;

export interface BuiltInWork {
  /** Characters and elements that were gone over so far. */
  readonly count: () => number;
  /** Gives the built-in methods back. */
  readonly end: () => void;
}

/**
 * Counts the lengths that built-in methods go over, which no coverage sees: a search, a copy or a spread of a list inside a
 * loop makes the loop quadratic. A cut of a text costs nothing, since V8 only refers to the whole.
 */
export function watchBuiltIns(): BuiltInWork {
  let count = 0;
  const replaced: (() => void)[] = [];
  const replace = (owner: object, name: PropertyKey, by: (real: BuiltIn) => BuiltIn): void => {
    // The prototypes' methods are taken and put back as they are.
    const methods = owner as Owner;
    const real = methods[name];
    if (real === undefined) throw new Error(`there is no built-in ${String(name)}`);
    methods[name] = by(real);
    replaced.push(() => (methods[name] = real));
  };
  const whole = (real: BuiltIn): BuiltIn =>
    function (...words) {
      count += this.length;
      return real.apply(this, words);
    };
  for (const name of OVER_WHOLE.String) replace(String.prototype, name, whole);
  for (const name of [...OVER_WHOLE.Array, Symbol.iterator]) replace(Array.prototype, name, whole);
  replace(Array.prototype, 'slice', (real) => {
    return function (...words) {
      const part = real.apply(this, words) as readonly unknown[];
      count += part.length;
      return part;
    };
  });
  for (const name of SEARCHES) {
    replace(String.prototype, name, (real) => {
      return function (...words) {
        const found = real.apply(this, words);
        const from = Number(words[1] ?? 0);
        count += typeof found === 'number' && found >= 0 ? Math.abs(found - from) : this.length - from;
        return found;
      };
    });
  }
  replace(String.prototype, 'normalize', (real) => {
    return function (...words) {
      // It is called on texts.
      count += this.length + sortedMarks(this as unknown as string);
      return real.apply(this, words);
    };
  });
  replace(RegExp.prototype, 'exec', (real) => {
    return function (...words) {
      // `exec` is only called on patterns, with one text.
      const pattern = this as unknown as RegExp;
      const [text] = words as readonly string[] as readonly [string];
      const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
      const found = real.apply(this, words) as RegExpExecArray | null;
      count += found === null ? failedSearch(pattern, text.length - from) : found.index + found[0].length - from;
      return found;
    };
  });
  return {
    count: () => count,
    end: () => {
      for (const giveBack of replaced) giveBack();
    },
  };
}

/** A pattern for one place fails there, as a rule; another one is tried at each place behind it. */
function failedSearch({ source, sticky, multiline }: RegExp, length: number): number {
  return sticky || (source.startsWith('^') && !multiline) ? 1 : length;
}

/** Marks on one letter are sorted by inserting each among those before it. */
function sortedMarks(text: string): number {
  let [sum, run] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const isMark = text.charCodeAt(at) >= 0x300 && text.charCodeAt(at) < 0x370;
    run = isMark ? run + 1 : 0;
    sum += run;
  }
  return sum;
}
