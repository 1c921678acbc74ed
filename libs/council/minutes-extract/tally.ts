import { NUMBER_WORDS, readNumber } from './german-numbers.js';
import type { ExtractTally } from './minutes-extract.js';
import { fold } from './source-text.js';

type Vote = keyof ExtractTally;

const LABELS: readonly (readonly [Vote, string])[] = [
  [
    'yes',
    'ja-? ?stimmen?|ja-|ja|(?<=\\bmit \\w{1,20} )stimmen(?= (?:beschlossen|angenommen|zugestimmt))|fuer-?stimmen?|stimmen? (?:dafuer|fuer)|dafuer|zustimmungen',
  ],
  ['no', 'nein-? ?stimmen?|nein-|nein|gegen-?stimmen?|stimmen? dagegen|dagegen|ablehnungen'],
  [
    'abstention',
    '(?:stimm-?)?enthaltung(?:en)?|enth\\.|(?:enthalten|enthielten|enthaelt|enthielt) sich(?: der stimme)?',
  ],
  ['spoilt', 'ungueltige[rn]? (?:stimm(?:en?|zettel)|abgegebene stimmen?)|ungueltige|ungueltig'],
];

const TOKEN = new RegExp(
  [
    `(?<number>(?<![\\d.,/:§-])\\d{1,4}(?![\\d]|[.,/:]\\d)|\\b(?:${NUMBER_WORDS})\\b|(?<=[:=] ?)(?:-|\\./\\.)(?![\\w]))`,
    ...LABELS.map(([vote, words]) => `(?<${vote}>\\b(?:${words})(?![a-z]))`),
  ].join('|'),
  'gu',
);
const NUMBER_THEN_LABEL =
  /^[\s)]*(?:(?:weiteren?|abgegebenen?|gueltigen?|mitglieder|personen|anwesende|stimmen|stimmten|stimme|mit|x)\s+)*$/u;
const LABEL_THEN_NUMBER = /^(?:\s?-?stimmen?)?\s?[:=(]?\s?$/u;
const ALSO = /^\s*(?:,|und|oder|sowie|und bei|bei)\s*$/u;
const IN_ORDER =
  /\bja\b\W+nein\b\W+(?:enthaltung(?:en)?|enth\.)\W+(\d{1,4})\s?[-:/,| ]\s?(\d{1,4})\s?[-:/,| ]\s?(\d{1,4})\b/u;
const AGAINST = /(?<![\d.,/:§-])(\d{1,3}|(?<![a-z])[a-z]+) (?:stimmen )?(?:gegen|zu|:) (\d{1,3}|[a-z]+) stimmen?\b/u;

interface Token {
  readonly vote: Vote | undefined;
  readonly value: number | undefined;
  readonly gapBefore: string;
}

/**
 * The votes that the words count: `7 Ja-Stimmen, drei Gegenstimmen`, `Ja: 7 / Nein: 3`, `ohne Enthaltungen`, `Ja/Nein/Enthaltung 7:3:2`.
 * Numbers without a label are not counted, and a vote that is counted twice is in doubt: `null`.
 */
export function readTally(text: string): ExtractTally | null {
  const folded = fold(text);
  const ordered = IN_ORDER.exec(folded);
  if (ordered !== null) {
    return { yes: Number(ordered[1]), no: Number(ordered[2]), abstention: Number(ordered[3]), spoilt: null };
  }
  const counted = readCounted(tokensOf(folded));
  if ([...counted.values()].every((values) => values.length !== 1)) return null;
  return {
    yes: only(counted, 'yes'),
    no: only(counted, 'no'),
    abstention: only(counted, 'abstention'),
    spoilt: only(counted, 'spoilt'),
  };
}

/** `mit 7 gegen 3 Stimmen`: the first number belongs to the winners, so it counts yes only for a motion that was carried. */
export function readForAndAgainst(text: string): { readonly yes: number; readonly no: number } | undefined {
  const [, first = '', second = ''] = AGAINST.exec(fold(text)) ?? [];
  const yes = readNumber(first);
  const no = readNumber(second);
  return yes === undefined || no === undefined ? undefined : { yes, no };
}

function only(counted: ReadonlyMap<Vote, readonly number[]>, vote: Vote): number | null {
  const values = counted.get(vote) ?? [];
  return values.length === 1 ? (values[0] ?? null) : null;
}

function tokensOf(folded: string): readonly Token[] {
  let end = 0;
  return [...folded.matchAll(TOKEN)].map((found) => {
    const gapBefore = folded.slice(end, found.index);
    end = found.index + found[0].length;
    const vote = LABELS.find(([name]) => found.groups?.[name] !== undefined)?.[0];
    return { vote, value: vote === undefined ? readNumber(found[0]) : undefined, gapBefore };
  });
}

function readCounted(tokens: readonly Token[]): ReadonlyMap<Vote, readonly number[]> {
  const counted = new Map<Vote, number[]>();
  const count = (vote: Vote, value: number): void => {
    const values = counted.get(vote);
    if (values === undefined) counted.set(vote, [value]);
    else values.push(value);
  };
  const numbersFirst = tokens.map((token, at) => isPair(tokens[at - 1], token)).find((order) => order !== undefined);
  let noneBefore = false;
  for (const [at, token] of tokens.entries()) {
    const previous = tokens[at - 1];
    const order = isPair(previous, token);
    if (order !== undefined && order === numbersFirst) {
      const vote = token.vote ?? previous?.vote;
      const value = token.value ?? previous?.value;
      if (vote !== undefined && value !== undefined) count(vote, value);
      noneBefore = order === 'numberFirst' && value === 0;
    } else if (token.vote !== undefined && noneBefore && previous?.vote !== undefined && ALSO.test(token.gapBefore)) {
      count(token.vote, 0); // `ohne Gegenstimmen und Enthaltungen`
    } else if (token.vote !== undefined) noneBefore = false;
  }
  return counted;
}

function isPair(first: Token | undefined, second: Token): 'numberFirst' | 'labelFirst' | undefined {
  if (first?.value !== undefined && second.vote !== undefined && NUMBER_THEN_LABEL.test(second.gapBefore))
    return 'numberFirst';
  if (first?.vote !== undefined && second.value !== undefined && LABEL_THEN_NUMBER.test(second.gapBefore))
    return 'labelFirst';
  return undefined;
}
