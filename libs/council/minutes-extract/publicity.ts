import { fold } from './source-text.js';

const UNCHECKED = /(?:☐|□|\[\s?\]|\(\s?\))\s*(?:nicht[- ]?)?oeffentlich\w*/gu;
const NOT_PUBLIC = /\bnicht[- ]?oeffentlich\w*/gu;
const BARE =
  /^[-([\s]*(?:(?:der tagesordnungspunkt|der punkt|die sitzung) (?:ist|war|wird) )?(?:in )?(?:nicht[- ]?)?oeffentlich(?:e[nr]?)?(?: (?:teil|sitzung|tagesordnungspunkt|beratung|behandelt|beraten))*[-)\].\s]*$/u;

/** `öffentlich` is true, `nicht öffentlich` false, neither or both `null`. `Öffentlichkeitsarbeit` is neither. */
export function readPublicity(words: string): boolean | null {
  const folded = fold(words).replace(UNCHECKED, ' ');
  const closed = folded.search(NOT_PUBLIC) !== -1;
  const open = /\boeffentlich(?:e[nrs]?)?\b/u.test(folded.replace(NOT_PUBLIC, ' '));
  return open === closed ? null : open;
}

/** Whether the line only states publicity: `öffentlich`, `Nichtöffentlicher Teil`, `(nicht öffentlich)`. */
export function isPublicityMark(line: string): boolean {
  const folded = fold(line);
  return BARE.test(
    folded
      .replace(UNCHECKED, ' ')
      .replace(/☒|☑|■|\[x\]|\(x\)/gu, ' ')
      .trim(),
  );
}
