import { nominativeOfAccusative } from './committee-name.js';

const TARGET =
  /(?<!\p{L})(?:[Aa]n|[Ii]ns?):?\s+(?:([Dd]en|[Dd]ie|[Dd]as)\s+)?(\p{L}[^.;()]{1,150}?)(?=\s+(?:zurück|(?:weiter|rück)?verwiesen|überwiesen|zu\s|zur\s|zum\s|mit\s|bei\s|einstimmig|mehrheitlich|weiter|vor\s)|,\s(?!\p{Lu})|\s*[.;(]|\s*$)/gu;

/** The body that an item was referred to, in the nominative: `Hauptausschuss` of `an den Hauptausschuss verwiesen`. */
export function readReferredTo(text: string): string | null {
  const targets = [...text.replace(/\s+/gu, ' ').matchAll(TARGET)]
    .map(([, article, body]) => nominativeOfAccusative(article ?? '', body ?? ''))
    .filter((body) => /\p{Lu}/u.test(body) && !/sitzung(?:en)?$/iu.test(body));
  const [target, other] = targets;
  return target === undefined || other !== undefined ? null : target;
}
