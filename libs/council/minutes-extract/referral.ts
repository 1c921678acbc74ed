import { nominativeOfAccusative } from './committee-name.js';

const TARGET =
  /(?<!\p{L})(?:(?:(?:[Uu]nd|[Ss]owie|,)\s)?(?:[Aa]n|[Ii]ns?):?|[Uu]nd|[Ss]owie|,)\s(?:([Dd]en|[Dd]ie|[Dd]as)\s)?(\p{L}[^.;()]{1,150}?)(?=\s(?:und|sowie)\s(?:an |in )?(?:den|die|das)\s|,\s(?:an |in )?(?:den|die|das)\s|\s(?:zurück|(?:weiter|rück)?verwiesen|überwiesen|weitergeleitet|zu\s|zur\s|zum\s|mit\s|bei\s|einstimmig|mehrheitlich|weiter|vor\s)|,\s(?!\p{Lu})|\s?[.;(]|\s?$)/gu;
const BODY =
  /(?:ausschuss|ausschuß|ausschüsse|beirat|beiräte|rat|kreistag|kommission|gruppe|gremium|gremien|vertretung|versammlung|fraktionen|vorstand|senat|parlament|konferenz|runde|kreis|forum|plenum)(?!\p{Ll})/iu;

/** The bodies that an item was referred to, in the nominative: `Hauptausschuss` of `an den Hauptausschuss verwiesen`. */
export function readReferredTo(text: string): readonly string[] {
  const found = text
    .split('\n')
    .flatMap((line) => [...line.replace(/\s+/gu, ' ').matchAll(TARGET)])
    .map(([words, article, body]) => ({
      led: /^(?:(?:und|sowie|,)\s+)?(?:an|ins?)\b/iu.test(words),
      body: nominativeOfAccusative(article ?? '', body ?? ''),
    }));
  const bodies = found
    .filter(({ led, body }) => (led ? /\p{Lu}/u.test(body) : BODY.test(body)))
    .map(({ body }) => body)
    .filter((body) => !/sitzung(?:en)?$/iu.test(body) && !/^(?:erster|zweiter|dritter) Lesung/u.test(body));
  return [...new Set(bodies.some((body) => BODY.test(body)) ? bodies.filter((body) => BODY.test(body)) : bodies)];
}
