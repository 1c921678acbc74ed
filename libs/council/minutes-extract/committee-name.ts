import { fold } from './source-text.js';

/** Endings of a body's noun in the genitive (masculine, neuter), each with the ending of the nominative. */
const GENITIVES: readonly (readonly [RegExp, string])[] = [
  [/schusses$/iu, 'schuss'],
  [/schußes$/iu, 'schuß'],
  [/sses$/iu, 'ss'],
  [/nisses$/iu, 'nis'],
  [
    /(rat|vorstand|senat|verband|bund|tag|kreis|stab|amt|tisch|bezirk|team|werk|netzwerk|betrieb|magistrat)e?s$/iu,
    '$1',
  ],
  [/(um|ium|zirkel|parlament|kabinett|plenum|organ)s$/iu, '$1'],
  [/([bdfgkmpt]|ch)es$/iu, '$1'],
  [/([^sßxz])s$/iu, '$1'],
];

const BODY_NOUN =
  'ausschuss|ausschuß|rat|beirat|kreis|vorstand|senat|gremium|kommission|gruppe|versammlung|vertretung|runde|tag|parlament|konferenz|forum|ag';
const BODY = new RegExp(`(?:${BODY_NOUN})$`, 'iu');
const MUNICIPALITY =
  /(?<=\S) (?:der (?:kreisfreien )?(?:Stadt|(?:Kreis|Landeshaupt|Universitäts|Hanse|Residenz)stadt|(?:Verbands|Orts|Samt|Markt)?gemeinde)|des (?:Land)?kreises|des Bezirks)(?!\p{L})(?! für).*/iu;
const TWO_NOUNS =
  /(?<=schusses|rate?s|kreises|gruppe|kommission)(?:,| und| sowie) \p{Lu}\p{L}*(?:schusses|rate?s|kreises|gruppe|kommission)(?!\p{L})/u;
const SMALL_WORDS = new Set([
  'und',
  'für',
  'der',
  'des',
  'die',
  'das',
  'von',
  'zur',
  'zum',
  'in',
  'im',
  'am',
  'an',
  'den',
  'mit',
]);
const ARTICLE = /^(des|der|vom|von der|dem|den|die|das)\s+(?=\S)/iu;

/**
 * `des Ortsbeirates Oppau` → `Ortsbeirat Oppau`, `des Runden Tisches` → `Runder Tisch`, `der Lenkungsgruppe` → `Lenkungsgruppe`.
 * Words without an article count as nominative. Two committees at once give `null`.
 */
export function committeeName(asWritten: string): string | null {
  const words = softenCapitals(asWritten.replace(/(?<![\s,:;.–-])[\s,:;.–-]+$/u, '').replace(/^[\s,:–-]+/u, ''));
  const article = ARTICLE.exec(words);
  const phrase = (article === null ? words : words.slice(article[0].length)).replace(
    / und der(?= (?:Stadt|Gemeinde) )/u,
    ' der',
  );
  if (phrase === '' || namesTwo(phrase)) return null;
  const name = article === null ? phrase : nominative(phrase, genderOf(article[1] ?? ''));
  const alone = name.replace(MUNICIPALITY, '');
  return /^(?:Rat|Ausschuss|Beirat)$/u.test(alone) ? name : alone;
}

/** `des Sozialausschusses und des Jugendhilfeausschusses` names two, as a joint sitting does. */
export function committeeNames(asWritten: string): readonly string[] {
  const one = committeeName(asWritten);
  if (one !== null) return [one];
  const [article = ''] = ARTICLE.exec(asWritten.trim()) ?? [];
  const parts = asWritten
    .trim()
    .split(
      /,? (?:und|sowie|mit) (?=(?:des|der|dem) )|, (?=(?:des|der) )|(?<=schusses|rate?s|kreises|gruppe|kommission)(?:,| und| sowie) (?=\p{Lu})/u,
    );
  const names = parts.map((part) => committeeName(ARTICLE.test(part) ? part : `${article}${part}`));
  return names.every((name) => name !== null) ? names : [];
}

type Article = 'masculine' | 'feminine' | 'accusative';

function genderOf(article: string): Article {
  const word = article.toLowerCase();
  if (word === 'des' || word === 'vom' || word === 'dem') return 'masculine';
  return word === 'den' || word === 'die' || word === 'das' ? 'accusative' : 'feminine';
}

/** `den zuständigen Ausschuss` → `zuständiger Ausschuss`; `die Fraktionen` → `Fraktionen`. */
export function nominativeOfAccusative(article: string, phrase: string): string {
  const plain = phrase.replace(/ (und|oder|sowie) (?:an |in )?(?:den|die|das) /gu, ' $1 ');
  const [first = '', ...rest] = plain.split(' ');
  const inflected = article.toLowerCase() === 'den' && /en$/u.test(first) && rest.length > 0 && !BODY.test(first);
  return inflected ? [first.replace(/en$/u, 'er'), ...rest].join(' ') : plain;
}

function nominative(phrase: string, article: Article): string {
  const tokens = phrase.split(' ');
  const head = headOf(tokens);
  return tokens
    .map((token, index) => {
      if (index < head) return adjective(token, article, tokens[head] ?? '');
      return index === head && article === 'masculine' ? undoGenitive(token) : token;
    })
    .join(' ');
}

/** The index of the noun with the case ending: behind adjectives (`Gemeinsamen`) and the last `…- und`. */
function headOf(tokens: readonly string[]): number {
  let at = 0;
  while (at < tokens.length - 1) {
    const token = tokens[at] ?? '';
    if (token.endsWith('-') || token.endsWith('-,') || /^(?:und|u\.|bzw\.|sowie|&)$/u.test(token)) at += 1;
    else if (/en$/u.test(token) && /^\p{Lu}|^\p{Ll}/u.test(token) && !BODY.test(token) && startsNoun(tokens[at + 1]))
      at += 1;
    else break;
  }
  return at;
}

function startsNoun(token: string | undefined): boolean {
  return token !== undefined && (/^\p{Lu}/u.test(token) || /en$/u.test(token));
}

function adjective(token: string, article: Article, head: string): string {
  if (!/^\p{L}+en$/u.test(token)) return token;
  if (article === 'feminine') return token.slice(0, -1);
  return token.slice(0, -2) + (/(?:um|ums|parlaments|teams|organs|amte?s)$/u.test(head) ? 'es' : 'er');
}

function undoGenitive(noun: string): string {
  for (const [ending, bare] of GENITIVES) {
    if (ending.test(noun)) return noun.replace(ending, bare);
  }
  return noun;
}

function namesTwo(phrase: string): boolean {
  const [beforePurpose = ''] = phrase.split(/ für /iu);
  if (TWO_NOUNS.test(beforePurpose)) return true;
  return / (?:und|sowie|mit|,) (?:des|der|dem) (?!Stadt |Gemeinde )/iu.test(beforePurpose);
}

function softenCapitals(words: string): string {
  if (words.length < 6 || words !== words.toUpperCase()) return words;
  return words
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) => (SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)));
}

/** `Sozialausschuss` of `Sozialausschusssitzung`, `Stadtrat` of `Stadtratssitzung`; nothing for `Sondersitzung`. */
export function committeeOfCompound(prefix: string): string | null {
  const bare = BODY.test(prefix) ? prefix : prefix.replace(/s$/u, '');
  return BODY.test(bare) ? softenCapitals(bare) : null;
}

/** Whether the words name the committee of the extract: itself, its kind (`der Ausschuss`), or its subject (`Kulturausschuss`). */
export function isSameCommittee(words: string, committee: string | null): boolean {
  const named = fold(words);
  if (committee === null || named === 'gremium' || named === 'plenum') return true;
  const own = fold(committee);
  if (own.includes(named)) return true;
  const subject = named.replace(/(?:s?ausschuss|s?beirat|rat)$/u, '');
  return (
    subject !== named
    && subject.length > 3
    && own.includes(subject)
    && own.includes(named.slice(subject.length).replace(/^s/u, ''))
  );
}
