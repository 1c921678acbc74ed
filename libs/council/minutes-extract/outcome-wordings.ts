import type { ExtractOutcomeKind } from './minutes-extract.js';

/** The wordings of one outcome. All patterns are for folded text. */
interface Wording {
  readonly kind: ExtractOutcomeKind;
  /** A statement about the item, with any subject: `wird vertagt`, `zur Kenntnis genommen`. */
  readonly passive?: RegExp;
  /** A statement with the committee as its subject: `der Ausschuss nimmt … zur Kenntnis`. */
  readonly active?: RegExp;
  /** A line without a verb: `Einstimmige Annahme`, `Kenntnisnahme`. */
  readonly nominal?: RegExp;
  /** The object of a resolution: `beschließt, den Punkt zu vertagen`. */
  readonly infinitive?: RegExp;
}

const QUALIFIED =
  '(?:(?:die |eine |allgemeine |zustimmende |einstimmige[r]? |mehrheitliche[r]? |einstimmig |mehrheitlich |gemeinsame |abschliessende |erneute )*)';
const nominal = (words: string): RegExp => new RegExp(`^${QUALIFIED}(?:${words})(?=$|[\\s.,;:(/-])`, 'u');

export const WORDINGS: readonly Wording[] = [
  {
    kind: 'adopted',
    passive:
      /\b(?:angenommen|beschlossen|zugestimmt|genehmigt|gebilligt|verabschiedet|stattgegeben|(?:vorschlag|beschlussvorschlag|antrag|empfehlung der verwaltung)\b.*\bgefolgt|(?:einstimmige |mehrheitliche )zustimmung|^(?:einstimmig|mehrheitlich|mit mehrheit)[^,;]{0,40} (?:nach|gemaess|laut|entsprechend) (?:\w+ ){0,2}(?:beschluss)?(?:vorschlag|antrag|vorlage|empfehlung)\w*|^(?:nach|gemaess|laut) (?:antrag|vorlage|beschlussvorschlag|vorschlag der verwaltung)|^antragsgemaess)\b/u,
    active:
      /\b(?:beschliesst|beauftragt|beauftragen|ermaechtigt|ermaechtigen|beschliessen|beschlossen|beschloss|(?:fasst|fasste)\b.*\bbeschluss|billigt|genehmigt|verabschiedet|(?:stimmt|stimmen|stimmte|stimmten)\b.*\bzu(?=$|[\s.,;(]))/u,
    nominal: nominal('annahme|zustimmung|genehmigung'),
  },
  {
    kind: 'recommended',
    passive: /\bempfohlen\b|^(?:geaenderte |einstimmige |mehrheitliche )*empfehlung$/u,
    active: /\b(?:empfiehlt|empfahl|empfehlen)\b/u,
    nominal: nominal('empfehlung an (?:den|die|das)'),
    infinitive: /\bzu empfehlen\b/u,
  },
  {
    kind: 'rejected',
    passive: /\b(?:abgelehnt|zurueckgewiesen)\b|^(?:einstimmig|mehrheitlich) gegen (?:den )?(?:beschluss)?vorschlag\b/u,
    active: /\b(?:lehnt|lehnen|lehnte|lehnten)\b.*\bab(?=$|[\s.,;(])/u,
    nominal: nominal('ablehnung'),
    infinitive: /\babzulehnen\b/u,
  },
  {
    kind: 'acknowledged',
    passive: /\bkenntnis ?genommen\b/u,
    active: /\b(?:nimmt|nehmen|nahm|nahmen)\b.*\bkenntnis\b/u,
    nominal: nominal('kenntnisnahme|zur kenntnis(?:nahme)?|nimmt (?:den bericht |die vorlage |das )?zur kenntnis'),
    infinitive: /\bkenntnis zu nehmen\b/u,
  },
  {
    kind: 'notRecommended',
    passive:
      /\b(?:nicht (?:zur (?:annahme|beschlussfassung|zustimmung) )?empfohlen|(?:zur|die) ablehnung empfohlen|ablehnung wird empfohlen|abzulehnen empfohlen)\b/u,
    active: /\b(?:empfiehlt|empfehlen)\b.*\b(?:nicht|ablehnung|abzulehnen|nichtannahme)\b/u,
  },
  {
    kind: 'withoutRecommendation',
    passive:
      /\b(?:ohne (?:beschluss)?(?:empfehlung|votum)|keine (?:beschluss)?empfehlung|auf (?:eine|die) (?:beschluss)?empfehlung (?:wird |wurde )?verzichtet)\b/u,
  },
  {
    kind: 'elected',
    passive:
      /\b(?:wird|werden|wurde|wurden|ist|sind)\b.*\bgewaehlt\b|^(?:somit |damit |einstimmig |mehrheitlich )*gewaehlt\b|\bin form von wahlen beschlossen\b/u,
    active: /\b(?:waehlt|waehlen|waehlte|waehlten)\b/u,
    infinitive: /\bzu waehlen\b/u,
  },
  {
    kind: 'agreedToStatement',
    passive:
      /\bmit der (?:stellungnahme|antwort|beantwortung)\b.*\beinverstanden\b|\bder stellungnahme der \w+ (?:\w+ ){0,3}(?:zugestimmt|gefolgt)\b/u,
  },
  {
    kind: 'settled',
    passive: /\berledigt\b|\bgegenstandslos\b|\bantwort\b.*\bzufrieden\b/u,
    nominal: nominal('erledigung|erledigterklaerung'),
  },
  {
    kind: 'consulted',
    passive:
      /(?:\b(?:wird|wurde|werden|wurden|hat|haben)\b[^,;]* vorberaten\b|^(?:ohne abstimmung |ohne beschluss(?:fassung)? |einstimmig )*vorberaten\b|\bvorberatung (?:ist )?(?:erfolgt|abgeschlossen)\b)/u,
    nominal: nominal('vorberatung'),
  },
  {
    kind: 'partlyAdopted',
    passive:
      /\b(?:teilweise|in teilen|zum teil) (?:\w+ )?(?:beschlossen|angenommen|zugestimmt|stattgegeben|empfohlen|abgelehnt)\b/u,
  },
  {
    kind: 'noticeOnly',
    passive:
      /^(?:es handelt sich um )?(?:eine )?(?:nur |reine |lediglich |muendliche |schriftliche )*(?:mitteilung|bekanntgabe|informationsvorlage)[.\s]*$|\bnur zur information\b/u,
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
      /\b(?:vertagt|zurueckgestellt|(?:ver|ge)schoben|in die (?:naechste|kommende) sitzung (?:verwiesen|ueberwiesen)|(?:in|auf) (?:einer|der) (?:der )?(?:naechsten|kommenden) sitzung(?:en)? (?:weiter ?)?(?:erneut |wieder )?(?:behandelt|beraten))\b/u,
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
      /\b(?:(?:an|in) die verwaltung\b.*\b(?:zurueckverwiesen|verwiesen|ueberwiesen|rueckverwiesen|zurueckgegeben|zurueckgereicht)|zurueck an die verwaltung)\b/u,
    active: /\b(?:verweist|gibt|reicht|ueberweist)\b.*\b(?:an|in) die verwaltung\b/u,
    nominal: nominal(
      '(?:zurueckverweisung|rueckverweisung|rueckgabe|verweisung|ueberweisung)(?: zur \\w+)? (?:an|in) die verwaltung',
    ),
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
