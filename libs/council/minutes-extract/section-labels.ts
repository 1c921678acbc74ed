import { fold } from './source-text.js';

/**
 * Kinds of sections by their labels. `motion` is `ANTRAG`, which heads the whole item or its proposal; `recommendation` is a
 * resolution for another body; `kind` is `Beschlussart`; `sideMotion` is the vote on a motion other than the item's.
 */
export type SectionKind =
  'deliberation' | 'motion' | 'proposal' | 'recommendation' | 'resolution' | 'vote' | 'kind' | 'sideMotion';

export interface SectionLabel {
  readonly kind: SectionKind;
  /** The rest of the label's line. */
  readonly rest: string;
}

const NR = '(?: ?-? ?(?:nr\\.?|nummer):? ?[\\w/.-]+)?';
const SIDE = '(?:aenderungs|ergaenzungs|zusatz|gegen|geschaeftsordnungs|vertagungs|verweisungs)antr(?:ag|ages|aege)';
const LABELS: readonly (readonly [SectionKind, RegExp])[] = [
  ['kind', label('beschlussart|art des beschlusses|ergebnisart')],
  [
    'sideMotion',
    label(
      `(?:beschluss|abstimmung|abstimmungsergebnis)(?: \\(| (?:zum|zu den|zu|ueber den|ueber die|des|der) )(?:[\\w-]+ ){0,4}${SIDE}[\\w ,./-]{0,60}\\)?`,
    ),
  ],
  ['recommendation', label('(?:beschluss)?empfehlung an (?:den|die|das) [\\w ,-]{2,80}|empfehlungsbeschluss')],
  [
    'vote',
    label(
      '(?:abstimmungs|beratungs|beschluss|wahl)?ergebnis(?: der (?:abstimmung|beratung|wahl))?(?: \\([\\w .,/-]{1,60}\\))?|abstimmung(?:sverhalten)?(?: \\([\\w .,/-]{1,60}\\))?',
    ),
  ],
  [
    'resolution',
    label(
      `(?:beschluss(?:text|fassung)?|entscheidung|der beschluss|beschluss (?:des|der|zum|zur|zu) [\\w -]{3,60}|beschluss \\([\\w .,/-]{1,60}\\))${NR}`,
    ),
  ],
  [
    'proposal',
    label(
      '(?:beschluss|verwaltungs)?(?:vorschlag|antrag der verwaltung|entwurf)(?: (?:der|des) [\\w -]{3,60})?|beschluss(?:antrag|empfehlung)(?: (?:der|des) [\\w -]{3,60})?|antrag (?:der|des|von) [\\w /-]{2,60}|antragstext',
    ),
  ],
  ['motion', label('antrag')],
  [
    'deliberation',
    label(
      'sachverhalt|sachdarstellung|sach- und rechtslage|begruendung|beratung(?:sverlauf)?|aussprache|diskussion|wortmeldungen?|erlaeuterung(?:en)?|verlauf(?: der (?:beratung|sitzung))?|bericht|protokoll(?:text)?|stellungnahme der verwaltung',
    ),
  ],
];

function label(words: string): RegExp {
  return new RegExp(`^(?:${words}) ?(?:$|:)`, 'u');
}

/** A label alone on its line, with or without a colon, or before a colon: `ANTRAG`, `Beschluss: einstimmig angenommen`. */
export function readSectionLabel(line: string): SectionLabel | undefined {
  if (!/^\p{Lu}/u.test(line)) return undefined;
  const head = line.slice(0, 100);
  const folded = fold(head);
  const found = LABELS.find(([, pattern]) => pattern.test(folded));
  if (found === undefined) return undefined;
  const colon = line.indexOf(':', found[1].exec(folded)?.[0].endsWith(':') === true ? labelEnd(head) : line.length);
  const rest = colon === -1 ? '' : line.slice(colon + 1).trim();
  const [kind] = found;
  return { kind: kind === 'motion' && rest !== '' ? 'proposal' : kind, rest };
}

/** A label with a number has a later colon: `Beschluss Nr.: 12/2019: …`. */
function labelEnd(line: string): number {
  return /^\S+ ?-? ?(?:Nr\.?|Nummer): ?[\w/.-]+:/iu.exec(line)?.[0].lastIndexOf(':') ?? 0;
}
