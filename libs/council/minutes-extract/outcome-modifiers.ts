/** Patterns that change the meaning of an outcome's wording. They are for folded text. */

/** The outcome includes amendments. `unverändert` and `ohne Änderungen` are removed before. */
export const AS_AMENDED =
  /\b(?:in (?:der |einer )?(?:so )?(?:abge|ge)aenderte[nr] (?:fassung|form)|in (?:der )?(?:ergaenzte|modifizierte|ueberarbeitete)[nr] (?:fassung|form)|in der fassung des (?:aenderungs|ergaenzungs)antr\w+|(?:der|die|das|dem|den) (?:so )?(?:abge|ge)aenderte[nm]? (?:antrag|vorlage|beschlussvorschlag|fassung)|(?:(?:ab)?geaendert|ergaenzt) (?:angenommen|beschlossen|empfohlen|zugestimmt)|wie (?:ab)?geaendert|(?:ab)?geaenderte empfehlung|(?:zu|nach|mit) (?:ab)?geaendertem \w+|nach (?:aenderung|ergaenzung) des beschluss\w+|mit (?:(?:der|den|einer|folgender|folgenden|dieser|diesen|o\. ?g\.|genannten|vorgeschlagenen|besprochenen|beantragten|\w+en|zwei|drei) )*(?:aenderung|ergaenzung|massgabe)(?:en)?|(?:unter|bei) (?:beruecksichtigung|einbeziehung|einarbeitung) de[rs] (?:\w+ )?(?:aenderung|ergaenzung)\w*|einschliesslich de[rs] (?:aenderung|ergaenzung)\w*|mit (?:dem |den )?(?:aenderungs|ergaenzungs)antr\w+)\b/u;

/** Phrases that look like a part of an outcome and are none. */
export const IRRELEVANT_PHRASES: readonly RegExp[] = [
  /(?<=\b(?:nimmt|nehmen|nahm|nahmen)\b[^,;]{0,160}\bkenntnis), (?:dass|wie|wonach)\b.*$/gu,
  /(?<=\b(?:aenderung|ergaenzung|massgabe)(?:en)?\b[^,:;]{0,80}), dass [^,;]{0,400}(?=[,;.]|$)/gu,
  /(?<=\b(?:aenderung|ergaenzung|massgabe)(?:en)?\b[^,:;]{0,80}):.*$/gu,
  /\bnicht[- ]?oeffentlich\w*/gu,
  /\b(?:unveraendert\w*|ohne (?:weitere )?aenderung(?:en)?)\b/gu,
  /\b(?:ohne|keine?[rn]?|bei) (?:(?:weiteren?|vorherige[r]?) )?(?:gegenstimmen?|nein-?stimmen?|ja-?stimmen?|(?:stimm)?enthaltung(?:en)?|wortmeldung(?:en)?|aussprache|diskussion|debatte|einwaende?|widerspruch|vorbehalte?)(?:(?:,| und| oder| bei| sowie)(?: ohne| keine[rn]?)? (?:gegenstimmen?|nein-?stimmen?|(?:stimm)?enthaltung(?:en)?))*/gu,
  /\bnach (?:\w+e[rm]? )*(?:aussprache|diskussion|beratung|eroerterung|kenntnisnahme)\b/gu,
  /\b(?:wie|gemaess|entsprechend) (?:(?:dem|der|des|von der|durch die) )?(?:(?:verwaltung|vorlage|beschlussvorschlag|vorschlag|antrag|ausschuss|ortsbeirat)\w* )?(?:vorgeschlagen|beantragt|empfohlen|vorgelegt)\b/gu,
  /\bnicht stimmberechtigt\w*/gu,
  /\b(?:es (?:erfolgt|erfolgte|findet|fand) )?(?:keine|ohne) (?:foermliche )?abstimmung(?: statt)?(?: erforderlich| noetig)?(?=[\s.,;)]|$)/gu,
  /\b\w+(?: \w+){0,6} (?:nimmt|nehmen|nahm|nahmen|hat|haben) (?:wegen \w+ )?(?:an der (?:beratung und )?abstimmung nicht teil(?:genommen)?|nicht an der (?:beratung und )?abstimmung teil(?:genommen)?)\b/gu,
  /, (?:[^,;]{0,120} )?nicht (?:[^,;]{0,80} )?zu \w+,/gu,
];

export const NEGATION =
  /\b(?:nicht|nichts|nie|niemand|keine?[rnms]?|weder|noch nicht|statt|anstatt|anstelle|ohne (?:beschluss\w*|zustimmung|annahme|empfehlung|votum|kenntnis\w*|abstimmung|einigung))\b/u;

/** A wish, a question, reported speech, a condition or the past: no outcome of this sitting. */
export const NOT_A_FACT =
  /\b(?:moege|moegen|wolle|soll|sollen|solle|sollte|sollten|koenn(?:t?en?|te)|kann|duerfte|muss|muesse|muesste|wuerden?|waeren?|werde|sei|seien|haetten?|beantragt|schlaegt vor|schlagen vor|vorgeschlagen|bittet|bitten|gebeten|wuenscht|fordert|regt an|moechten?|ob|wenn|falls|sofern|sobald|betont|hofft|erlaeutert|berichtet|fragt|meint|sagt|plaediert|kuendigt|kuendigte|befuerchtet|stichentscheid|habe|ich|wir|uns|man|unsere?[rnms]?|bereits|schon|damals|seinerzeit|zuvor|urspruenglich|frueher|im vorjahr|hatten?|vor \w+ (?:jahren|monaten|wochen)|in (?:der|seiner|ihrer) (?:letzten|vorigen|vergangenen|vorherigen) sitzung)\b|(?<!(?:fuer (?:ungueltig|nichtig|unwirksam|erledigt)|als erledigt) )\berklaert\b/u;

/** A motion other than the item's: its result is not the item's outcome. */
export const OTHER_MOTION =
  /\b(?:(?:aenderungs|ergaenzungs|zusatz|gegen|geschaeftsordnungs|alternativ|vertagungs|verweisungs|absetzungs)antr(?:ag|aege)\w*|(?:antrag|vorschlag|vorstoss) (?:\w+ )?(?:der \w+(?:-\w+)* |des \w+ )?(?:auf|zur) (?:vertagung|absetzung|verweisung|ueberweisung|schluss|nichtbefassung|unterbrechung|ende|geschaeftsordnung|aenderung der tagesordnung|zurueckstellung))/u;

export const UNANIMOUS = /\b(?:einstimmig(?:e[rnms]?)?|einstimmigkeit)\b/u;
export const MAJORITY =
  /\b(?:mehrheitlich(?:e[rnms]?)?|(?:mit|durch) (?:(?:den stimmen )?(?:der|einer) )?(?:\w+e[rnm]? )?\w*mehrheit)\b/u;

/** A resolution under a condition. */
export const PROVISO =
  /\b(?:vorbehaltlich|unter (?:dem |den |folgendem |folgenden )?vorbehalt(?:en)?|unter der (?:voraussetzung|bedingung))\b/u;

/** The mention of an act: a sentence that has one, but is no outcome, is no wording of a resolution either. */
export const MENTIONS_ACT =
  /(?:\b(?:ver|ueber)(?:wies|weis)|vertag|zurueckgestellt|zurueckstell|zurueckgezogen|abgesetzt|absetz|abgelehnt|ablehn|lehnt\b|kenntnis|gewaehlt|\bwaehl|\bwahl\b|erledigt|nichtbefassung|uebergang zur tagesordnung|vorberaten|vorbehalt|nicht empfohlen|verschoben|verschieb|zurueckverw|nicht angenommen|keine zustimmung)/u;

/** A finite verb of a resolution's wording: `Das Konzept wird umgesetzt`, `Die Verwaltung wird beauftragt`. */
export const RESOLVES =
  /\b(?:wird|werden|ist|sind|erhaelt|erhalten|tritt|treten|gilt|gelten|soll|sollen|hat|haben|betraegt|betragen|gewaehrt|uebernimmt|uebernehmen|stellt|stellen|bestellt|beruft|entsendet|benennt|bewilligt|bekraeftigt|begruesst|bittet|fordert|spricht|erteilt|erlaesst|legt|setzt|aendert|bestaetigt|unterstuetzt|tritt|richtet|fuehrt|verzichtet|veraeussert|verkauft|erwirbt|kauft|vergibt|erklaert|erfolgt|erfolgen|bildet|gibt|geht|nutzt|bleibt|bleiben|sieht|bekennt|verpflichtet|stimmt|nimmt)\b/u;

/** A part of the item whose result stands for itself. */
export const PART =
  /^(?:zu |die |der |den )?(?:ziff(?:er|\.)|punkt|nr\.|nummer|absatz|abs\.|teil|buchstabe|antragspunkt|spiegelstrich|beschlusspunkt)n? ?(?:\d+|[a-z]\b)/u;
