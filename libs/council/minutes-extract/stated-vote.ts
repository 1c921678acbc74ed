import type { ExtractStated, ExtractTally } from './minutes-extract.js';
import { MAJORITY, UNANIMOUS } from './outcome-modifiers.js';
import { fold } from './source-text.js';

/** The result of a vote as the text words it: `einstimmig`, `mehrheitlich`. Both, or a denied one, are none. */
export function readStated(text: string, tally: ExtractTally | null): ExtractStated | null {
  const folded = fold(text);
  if (/\b(?:nicht|keine?[rs]?) (?:\w+ )?(?:einstimmig|mehrheit)/u.test(folded)) return null;
  const unanimous = UNANIMOUS.test(folded);
  if (unanimous === MAJORITY.test(folded)) return null;
  if (!unanimous) return 'majority';
  const divided = (tally?.yes ?? 0) > 0 && (tally?.no ?? 0) > 0;
  return divided ? null : 'unanimous';
}
