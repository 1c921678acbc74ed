import { fold } from './source-text.js';

/** `Der Ausschuss möge …`, `Der Stadtrat wird gebeten …`: any body is the subject. */
const ASKED_OF_A_BODY =
  /^(?:der|die|das) (?:[\w-]+ ){0,8}?[\w-]*(?:ausschuss|rat|beirat|kreis|gremium|kommission|gruppe|versammlung|vertretung|vorstand|mitglieder|rates|ausschusses|tag)\b(?: (?!hat|haben|ist|war|wurde)[\w-]+){0,8}? (?:moege|moegen|wolle|wollen|wird gebeten|werden gebeten|soll|sollte)\b/u;
const ASKING = [
  /^es wird (?:daher |deshalb |somit )?(?:beantragt|vorgeschlagen|gebeten|um (?:zustimmung|kenntnisnahme|beschlussfassung) gebeten)\b/u,
  /^die verwaltung (?:schlaegt|bittet|empfiehlt|beantragt)\b.*\b(?:vor|um|dem|den|die|folgende[nr]?)\b/u,
  /^(?:wir bitten|ich bitte) (?:den ausschuss )?um (?:zustimmung|kenntnisnahme|beschlussfassung)\b/u,
  /^um (?:zustimmung|kenntnisnahme|beschlussfassung) wird gebeten\b/u,
  /^(?:moege|wolle) (?:der|die|das) /u,
];
/** `Der Hauptausschuss empfiehlt dem Stadtrat, wie folgt zu beschließen:` announces a proposal. */
const ANNOUNCES = /^(?:der|die|das) [\w-]+ (?:[\w-]+ ){0,4}?(?:empfiehlt|schlaegt|beantragt|bittet)\b/u;
const COMMISSION = /^die verwaltung wird (?:hiermit )?(?:beauftragt|ermaechtigt|aufgefordert|gebeten)\b/u;

/** Whether the sentence asks the committee for an outcome; a wish inside a speech is no proposal. */
export function isProposal(sentence: string): boolean {
  if (sentence.length > 5000 || /^["„“«»]/u.test(sentence)) return false;
  const folded = fold(sentence.slice(0, 400)).replace(/^(?:\d{1,2}[.)]|[-•*]) ?/u, '');
  if (ASKED_OF_A_BODY.test(folded)) return !/\b(?:meint|sagt|fragt|hofft|betont|erklaert)\b/u.test(folded.slice(0, 60));
  if (sentence.endsWith(':') && ANNOUNCES.test(folded)) return true;
  return ASKING.some((pattern) => pattern.test(folded));
}

/** `Die Verwaltung wird beauftragt, …`: a proposal if a result follows, else a part of the outcome. */
export function isCommission(sentence: string): boolean {
  return COMMISSION.test(fold(sentence.slice(0, 100)));
}
