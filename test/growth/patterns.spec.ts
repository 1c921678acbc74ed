import { fileURLToPath } from 'node:url';
import type { Attack } from './attacks.js';
import { attacksOn, textOf } from './attacks.js';
import type { FoundPattern } from './patterns-of-code.js';
import { filesWithMadePatterns, filesWithPatternsOfFunctions, literalPatterns } from './patterns-of-code.js';
import { StepCounter } from './step-counter.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Files with patterns that are worse than linear, how many, and what keeps their texts short. A new one is mended. */
const SHORT_TEXTS: Readonly<Record<string, readonly [patterns: number, because: string]>> = {
  'libs/council/minutes-extract/outcome-sentence.ts': [1, 'a longer sentence than 2,000 characters is not read'],
  'libs/council/minutes-extract/outcome-wordings.ts': [17, 'a longer sentence than 2,000 characters is not read'],
};

/** Files whose functions make patterns only while the files are loaded. */
const CALLED_WHEN_LOADED = [
  'libs/council/minutes-extract/outcome-wordings.ts',
  'libs/council/minutes-extract/section-labels.ts',
];

/** Files that try patterns of a form, which whoever deploys it writes: each attempt has a limit of time. */
const WITH_TIME_LIMIT = ['libs/workflow/forms/check-form.ts', 'libs/workflow/forms/read-form.ts'];

/** Tens and hundreds of characters tell most patterns apart, thousands tell apart what only looked steep. */
const LENGTHS = [
  [40, 320],
  [600, 4800],
] as const;
const STEEP = 12;
const MOST_STEPS_A_CHARACTER = 3000;

/** The attack under which eight times the text costs more than twelve times the work; `undefined` for a linear pattern. */
function steepAttack({ source, flags }: FoundPattern): string | undefined {
  const counter = new StepCounter(source, flags);
  const attack = attacksOn(counter).find((one) => LENGTHS.every((lengths) => isSteep(counter, one, lengths)));
  return attack === undefined ? undefined : JSON.stringify(attack);
}

function isSteep(counter: StepCounter, attack: Attack, [short, long]: readonly [number, number]): boolean {
  const few = counter.steps(textOf(attack, short), MOST_STEPS_A_CHARACTER * short);
  if (few === Infinity) return true;
  const limit = Math.max(4 * long, STEEP * few);
  return counter.steps(textOf(attack, long), limit) === Infinity;
}

/** The patterns that modules make when they are loaded: `RegExp` records them meanwhile. */
async function madePatterns(files: readonly string[]): Promise<readonly FoundPattern[]> {
  const found: FoundPattern[] = [];
  const { RegExp: real } = globalThis;
  for (const file of files) {
    globalThis.RegExp = new Proxy(real, {
      construct(target, words: [string | RegExp, string?]) {
        const made = new target(...words);
        found.push({ file, source: made.source, flags: made.flags });
        return made;
      },
    });
    try {
      await import(`${ROOT}${file}`);
    } finally {
      globalThis.RegExp = real;
    }
  }
  return found;
}

describe('a pattern in the code', () => {
  it.each([
    ['^\\s*:?\\s*$', 'u'],
    [',+$', 'u'],
    ['\\((?:öffentlich)[^)]*\\)', 'u'],
    ['^(.*?\\d{4}.*?|x)[\\s,]+(TOP\\s+\\S.*)$', 'u'],
    ['"(?:[^"]|\\\\.)*"$', 'su'],
    ['^(a+)+$', 'u'],
    ['\\r*\\n|\\r', 'gu'],
  ])('is counted as steep: /%s/%s', (source, flags) => {
    expect(steepAttack({ file: '', source, flags })).toBeDefined();
  });

  it.each([
    ['(?<!,),+$', 'u'],
    ['^(.*)x{1,5}$', 'u'],
    ['\\p{L}{1,150}?(?=;)', 'gu'],
  ])('is counted as linear: /%s/%s', (source, flags) => {
    expect(steepAttack({ file: '', source, flags })).toBeUndefined();
  });

  it('is made while its file is loaded, so that it is counted here', () => {
    expect(filesWithPatternsOfFunctions(ROOT)).toEqual([...CALLED_WHEN_LOADED, ...WITH_TIME_LIMIT]);
  });

  it('reads a text in a time that grows with its length', async () => {
    const made = await madePatterns(filesWithMadePatterns(ROOT));
    const patterns = [...literalPatterns(ROOT), ...made];
    expect(patterns.length).toBeGreaterThan(200);
    const steep = patterns.flatMap((pattern) => {
      const attack = steepAttack(pattern);
      return attack === undefined ? [] : [{ ...pattern, attack }];
    });
    expect(steep.filter(({ file }) => SHORT_TEXTS[file] === undefined)).toEqual([]);
    const counted = Object.keys(SHORT_TEXTS).map((file) => [file, steep.filter((one) => one.file === file).length]);
    expect(counted).toEqual(Object.entries(SHORT_TEXTS).map(([file, [patterns]]) => [file, patterns]));
  });
});
