import type { ExtractOutcomeKind } from './minutes-extract.js';

/** All patterns are for text as `fold` writes it. */
interface Wording {
  readonly kind: ExtractOutcomeKind;
  /** Said of the item, whoever is the subject: `wird vertagt`, `zur Kenntnis genommen`. */
  readonly passive?: RegExp;
  /** Said of the committee, which must be the subject: `der Ausschuss nimmt … zur Kenntnis`. */
  readonly active?: RegExp;
  /** A line without a verb: `Einstimmige Annahme`, `Kenntnisnahme`. */
  readonly nominal?: RegExp;
  /** What a resolution can be about: `beschließt, den Punkt zu vertagen`. */
  readonly infinitive?: RegExp;
}

const QUALIFIED =
  '(?:(?:die |eine |allgemeine |einstimmige[r]? |mehrheitliche[r]? |einstimmig |mehrheitlich |gemeinsame |abschliessende |erneute )*)';
const nominal = (words: string): RegExp => new RegExp(`^${QUALIFIED}(?:${words})(?=$|[\\s.,;:(/-])`, 'u');

export const WORDINGS: readonly Wording[] = [
  {
    kind: 'adopted',
    passive:
      /\b(?:angenommen|beschlossen|zugestimmt|genehmigt|gebilligt|verabschiedet|stattgegeben|(?:vorschlag|beschlussvorschlag|antrag|empfehlung der verwaltung)\b.*\bgefolgt|(?:einstimmige |mehrheitliche )zustimmung)\b/u,
    active:
      /\b(?:beschliesst|beschloss|(?:fasst|fasste)\b.*\bbeschluss|billigt|genehmigt|verabschiedet|(?:stimmt|stimmen|stimmte|stimmten)\b.*\bzu(?=$|[\s.,;(]))/u,
    nominal: nominal('annahme|zustimmung|genehmigung'),
  },
  {
    kind: 'recommended',
    passive: /\bempfohlen\b/u,
    active: /\b(?:empfiehlt|empfahl|empfehlen)\b/u,
    nominal: nominal('empfehlung an (?:den|die|das)'),
    infinitive: /\bzu empfehlen\b/u,
  },
  {
    kind: 'rejected',
    passive: /\b(?:abgelehnt|zurueckgewiesen)\b/u,
    active: /\b(?:lehnt|lehnen|lehnte|lehnten)\b.*\bab(?=$|[\s.,;(])/u,
    nominal: nominal('ablehnung'),
    infinitive: /\babzulehnen\b/u,
  },
  {
    kind: 'acknowledged',
    passive: /\bkenntnis ?genommen\b/u,
    active: /\b(?:nimmt|nehmen|nahm|nahmen)\b.*\bkenntnis\b/u,
    nominal: nominal('kenntnisnahme|nimmt (?:den bericht |die vorlage |das )?zur kenntnis'),
    infinitive: /\bkenntnis zu nehmen\b/u,
  },
  {
    kind: 'statementGiven',
    passive: /\bstellungnahme\b.*\b(?:abgegeben|erteilt)\b/u,
    active: /\b(?:gibt|geben|gab)\b.*\bstellungnahme\b.*\bab(?=$|[\s.,;:(])/u,
    nominal: nominal('abgabe (?:einer|der) stellungnahme'),
    infinitive: /\bstellungnahme abzugeben\b/u,
  },
  {
    kind: 'postponed',
    passive:
      /\b(?:vertagt|zurueckgestellt|verschoben|in die (?:naechste|kommende) sitzung (?:verwiesen|ueberwiesen)|(?:in|auf) (?:einer|der) (?:der )?(?:naechsten|kommenden) sitzung(?:en)? (?:weiter ?)?(?:erneut |wieder )?(?:behandelt|beraten))\b/u,
    active: /\b(?:vertagt|verschiebt|(?:stellt|stellen)\b.*\bzurueck(?=$|[\s.,;(]))/u,
    nominal: nominal('vertagung|zurueckstellung|verschiebung'),
    infinitive: /\b(?:zu vertagen|zu verschieben|zurueckzustellen)\b/u,
  },
  {
    kind: 'referred',
    passive:
      /(?:\b(?:an|in|ins)\b.*\b(?:(?:zurueck)?verwiesen|ueberwiesen|rueckverwiesen)\b|^(?:wird |einstimmig |mehrheitlich )*(?:verwiesen|ueberwiesen)\b)/u,
    active: /\b(?:verweist|verweisen|ueberweist|ueberweisen)\b.*\b(?:an|in|ins)\b/u,
    nominal: nominal('(?:verweisung|ueberweisung)(?: zur \\w+)? (?:an|in)'),
    infinitive: /\b(?:an|in|ins)\b.*\bzu (?:ver|ueber)weisen\b/u,
  },
  {
    kind: 'returnedToAdministration',
    passive:
      /\b(?:an die verwaltung\b.*\b(?:zurueckverwiesen|verwiesen|ueberwiesen|rueckverwiesen|zurueckgegeben|zurueckgereicht)|zurueck an die verwaltung)\b/u,
    active: /\b(?:verweist|gibt|reicht|ueberweist)\b.*\ban die verwaltung\b/u,
    nominal: nominal('(?:zurueckverweisung|rueckverweisung|rueckgabe|verweisung)(?: zur \\w+)? an die verwaltung'),
    infinitive: /\ban die verwaltung (?:zurueckzu|zu |zurueck zu )\w*(?:weisen|geben)\b/u,
  },
  {
    kind: 'removedFromAgenda',
    passive: /\b(?:abgesetzt|von der (?:tagesordnung|to) (?:genommen|gestrichen|abgesetzt))\b/u,
    active: /\bsetzt\b.*\bab(?=$|[\s.,;(])/u,
    nominal: nominal('absetzung(?: von der (?:tagesordnung|to))?'),
    infinitive: /\b(?:abzusetzen|von der (?:tagesordnung|to) zu (?:nehmen|streichen))\b/u,
  },
  {
    kind: 'withdrawnByAuthor',
    passive:
      /(?:^(?:der antrag|die vorlage|der tagesordnungspunkt|der punkt|die anfrage|die beschlussvorlage|der bericht|der top|top|antrag|vorlage|wird|wurde|vom|von|durch|einvernehmlich|seitens)\b.*)?\bzurueckgezogen\b|\b(?:zieht|ziehen|zog|zogen) (?:\w+ ){0,4}(?:antrag|vorlage|anfrage|beschlussvorlage|tagesordnungspunkt|punkt|top)(?: \w+){0,3} zurueck\b/u,
    nominal: nominal('(?:zurueckziehung|rueckzug|ruecknahme)'),
  },
  {
    kind: 'discussedOnly',
    passive:
      /\b(?:ohne beschluss(?:fassung)? (?:beraten|diskutiert|eroertert|behandelt|besprochen)|(?:beraten|diskutiert|eroertert|behandelt|besprochen),? (?:aber )?(?:ohne beschluss(?:fassung)?|kein beschluss|(?:ein beschluss (?:wird|wurde) )?nicht beschlossen)|(?:nur|lediglich|nur noch) (?:beraten|diskutiert|eroertert|besprochen)|(?:aussprache|beratung|diskussion|eroerterung) ohne beschluss(?:fassung)?)\b/u,
    nominal:
      /^(?:(?:nur|reine|allgemeine|kurze|eingehende|es (?:findet|fand) eine) )*aussprache(?: (?:statt|ohne beschluss\w*))?[.\s]*$/u,
  },
  {
    kind: 'notReached',
    passive:
      /\b(?:nicht (?:mehr )?(?:behandelt|aufgerufen|erreicht|beraten|zur (?:beratung|behandlung|sprache) (?:gekommen|gelangt)))\b/u,
  },
  {
    kind: 'decidedByMayor',
    passive: /\b(?:durch|von) (?:die |den |der |dem |herrn |frau )?(?:ober)?buergermeister(?:in)?\b.*\bentschieden\b/u,
    active: /\b(?:die|der) (?:ober)?buergermeister(?:in)? (?:hat\b.*\bentschieden|entscheidet|entschied)\b/u,
    nominal: nominal(
      '(?:eil)?entscheidung (?:durch |des |der |durch die |durch den )*(?:ober)?buergermeister(?:s|in)?',
    ),
  },
  {
    kind: 'void',
    passive:
      /\b(?:(?:ist|wird|war|sind) (?:fuer )?(?:ungueltig|nichtig|unwirksam)|fuer (?:ungueltig|nichtig|unwirksam) erklaert|^(?:ungueltig|nichtig|unwirksam)[.\s]*$)/u,
    nominal: /^(?:die )?(?:abstimmung|beschluss|wahl|beschlussfassung):? (?:ungueltig|nichtig|unwirksam)[.\s]*$/u,
  },
];

/** Amendments that the outcome took in; `unverändert` and `ohne Änderungen` are cut out before. */
export const AS_AMENDED =
  /\b(?:in (?:der |einer )?(?:so )?(?:abge|ge)aenderte[nr] (?:fassung|form)|in (?:der )?(?:ergaenzte|modifizierte|ueberarbeitete)[nr] (?:fassung|form)|in der fassung des (?:aenderungs|ergaenzungs)antr\w+|(?:der|die|das|dem|den) (?:so )?(?:abge|ge)aenderte[nm]? (?:antrag|vorlage|beschlussvorschlag|fassung)|(?:(?:ab)?geaendert|ergaenzt) (?:angenommen|beschlossen|empfohlen|zugestimmt)|wie (?:ab)?geaendert|mit (?:(?:der|den|einer|folgender|folgenden|dieser|diesen|o\. ?g\.|genannten|vorgeschlagenen|besprochenen|beantragten|\w+en|zwei|drei) )*(?:aenderung|ergaenzung|massgabe)(?:en)?|(?:unter|bei) (?:beruecksichtigung|einbeziehung|einarbeitung) de[rs] (?:\w+ )?(?:aenderung|ergaenzung)\w*|einschliesslich de[rs] (?:aenderung|ergaenzung)\w*|mit (?:dem |den )?(?:aenderungs|ergaenzungs)antr\w+)\b/u;

/** Words that carry no outcome though they look like a part of one. */
export const WITHOUT_MEANING: readonly RegExp[] = [
  /(?<=\b(?:nimmt|nehmen|nahm|nahmen)\b[^,;]{0,160}\bkenntnis), (?:dass|wie|wonach)\b.*$/gu,
  /(?<=\b(?:aenderung|ergaenzung|massgabe)(?:en)?\b[^,:;]{0,80}), dass [^,;]{0,400}(?=[,;.]|$)/gu,
  /(?<=\b(?:aenderung|ergaenzung|massgabe)(?:en)?\b[^,:;]{0,80}):.*$/gu,
  /\bnicht[- ]?oeffentlich\w*/gu,
  /\b(?:unveraendert\w*|ohne (?:weitere )?aenderung(?:en)?)\b/gu,
  /\b(?:ohne|keine?[rn]?|bei) (?:(?:weiteren?|vorherige[r]?) )?(?:gegenstimmen?|nein-?stimmen?|ja-?stimmen?|(?:stimm)?enthaltung(?:en)?|wortmeldung(?:en)?|aussprache|diskussion|debatte|einwaende?|widerspruch|vorbehalte?)(?:(?:,| und| oder| bei| sowie)(?: ohne| keine[rn]?)? (?:gegenstimmen?|nein-?stimmen?|(?:stimm)?enthaltung(?:en)?))*/gu,
  /\bnach (?:\w+e[rm]? )*(?:aussprache|diskussion|beratung|eroerterung|kenntnisnahme)\b/gu,
  /\b(?:wie|gemaess|entsprechend) (?:(?:dem|der|des|von der|durch die) )?(?:(?:verwaltung|vorlage|beschlussvorschlag|vorschlag|antrag|ausschuss|ortsbeirat)\w* )?(?:vorgeschlagen|beantragt|empfohlen|vorgelegt)\b/gu,
  /\bnicht stimmberechtigt\w*/gu,
  /\b\w+(?: \w+){0,6} (?:nimmt|nehmen|nahm|nahmen|hat|haben) (?:wegen \w+ )?(?:an der (?:beratung und )?abstimmung nicht teil(?:genommen)?|nicht an der (?:beratung und )?abstimmung teil(?:genommen)?)\b/gu,
  /, (?:[^,;]{0,120} )?nicht (?:[^,;]{0,80} )?zu \w+,/gu,
];

export const NEGATION =
  /\b(?:nicht|nichts|nie|niemand|keine?[rnms]?|weder|noch nicht|statt|anstatt|anstelle|ohne (?:beschluss\w*|zustimmung|annahme|empfehlung|votum|kenntnis\w*|abstimmung|einigung))\b/u;

/** A wish, a question, a report of speech, a condition or the past: no outcome of this sitting. */
export const NOT_SAID_AS_DONE =
  /\b(?:moege|moegen|wolle|soll|sollen|solle|sollte|sollten|koenn(?:t?en?|te)|kann|duerfte|muss|muesse|muesste|wuerden?|waeren?|werde|sei|seien|haetten?|beantragt|schlaegt vor|schlagen vor|vorgeschlagen|bittet|bitten|gebeten|wuenscht|fordert|regt an|moechten?|ob|wenn|falls|sofern|sobald|betont|hofft|erlaeutert|berichtet|fragt|meint|sagt|plaediert|kuendigt|kuendigte|befuerchtet|stichentscheid|bereits|schon|damals|seinerzeit|zuvor|urspruenglich|frueher|im vorjahr|hatten?|vor \w+ (?:jahren|monaten|wochen)|in (?:der|seiner|ihrer) (?:letzten|vorigen|vergangenen|vorherigen) sitzung)\b|(?<!fuer (?:ungueltig|nichtig|unwirksam) )\berklaert\b/u;

/** A motion beside the item's own: its fate is not the item's. */
export const BESIDE_MOTION =
  /\b(?:(?:aenderungs|ergaenzungs|zusatz|gegen|geschaeftsordnungs|alternativ|vertagungs|verweisungs|absetzungs)antr(?:ag|aege)\w*|(?:antrag|vorschlag|vorstoss) (?:\w+ )?(?:der \w+(?:-\w+)* |des \w+ )?(?:auf|zur) (?:vertagung|absetzung|verweisung|ueberweisung|schluss|nichtbefassung|unterbrechung|ende|geschaeftsordnung|aenderung der tagesordnung|zurueckstellung))/u;

export const UNANIMOUS = /\b(?:einstimmig(?:e[rnms]?)?|einstimmigkeit)\b/u;
export const MAJORITY =
  /\b(?:mehrheitlich(?:e[rnms]?)?|(?:mit|durch) (?:(?:den stimmen )?(?:der|einer) )?(?:\w+e[rnm]? )?\w*mehrheit)\b/u;
