import { isSameCommittee } from './committee-name.js';

const BODY =
  '\\w*(?:ausschuss|ausschusses|ausschussmitglieder|ratsmitglieder|beiratsmitglieder|rat|rates|beirat|kreis|kreistag|gremium|kommission|gruppe|versammlung|vertretung|vorstand|plenum|runde|senat|parlament)';
const MEMBERS = '(?:(?:alle |anwesenden |stimmberechtigten )*mitglieder (?:des|der) )?';
const SUBJECT = new RegExp(`\\b(?:der|die|das) ${MEMBERS}(?:\\w+e )?(${BODY})\\b`, 'u');
const MEMBERS_ALONE = /\b(?:die|alle) (?:anwesenden |stimmberechtigten )*mitglieder (?!der |des |von )/u;
const FIRST = new RegExp(`^(?:der|die|das) ${MEMBERS}(?:\\w+e )?(${BODY})\\b`, 'u');
const AGENT = new RegExp(
  `\\b(?:vom|von der|durch den|durch die|durch das|seitens des|seitens der) (?:\\w+en )?(${BODY})\\b`,
  'u',
);
const SOMEONE_ELSE =
  '(?:verwaltung|\\w*-?(?:fraktion|fraktionen)|stadtverwaltung|buergerschaft|antragsteller(?:in)?|dezernent(?:in)?|landesregierung|kreisverwaltung|polizei|sprecher(?:in)?|stadtspitze|beigeordnete|bereich|abteilung)';
const ELSE_ACTS = new RegExp(
  `^(?:(?:der|die|das|ein|eine|einige|mehrere|alle) )?(?:\\w+-)*(?:${SOMEONE_ELSE}|frau|herr|herrn|beigeordnete[r]?|vorsitzende[r]?|stadtrat \\w+ (?:hat|nimmt|stimmt|lehnt)|mitglied) .*`,
  'u',
);
const ELSE_AGENT_NOUN = new RegExp(
  `\\b(?:von|durch|seitens) (?:(?:der|den|die|das|dem|einer|einigen) )?(?:\\w+-)*(?:${SOMEONE_ELSE}|frau|herrn|herr)\\b`,
  'u',
);

/** Whether this committee is the subject of the folded sentence: `nimmt der Ausschuss`, `Die Ausschussmitglieder`. */
export function committeeActs(sentence: string, committee: string | null): boolean {
  const subject = SUBJECT.exec(sentence)?.[1];
  if (subject === undefined) return MEMBERS_ALONE.test(sentence);
  return isSameCommittee(bodyOf(subject), committee);
}

/** Whether another body, a group, the administration or a person acts. */
export function someoneElseActs(sentence: string, committee: string | null): boolean {
  const body = FIRST.exec(sentence)?.[1] ?? AGENT.exec(sentence)?.[1];
  if (body !== undefined && !isSameCommittee(bodyOf(body), committee)) return true;
  return ELSE_ACTS.test(sentence) || ELSE_AGENT_NOUN.test(sentence);
}

function bodyOf(word: string): string {
  return word.replace(/smitglieder$|mitglieder$/u, '').replace(/(ausschuss)es$|(rat)es$/u, '$1$2');
}
