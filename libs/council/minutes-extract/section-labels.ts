import { fold } from './source-text.js';

/** Kinds of sections by their labels. `motion` is `ANTRAG`, which heads the whole item or its proposal. */
export type SectionKind = 'deliberation' | 'motion' | 'proposal' | 'resolution' | 'vote';

export interface SectionLabel {
  readonly kind: SectionKind;
  /** The rest of the label's line. */
  readonly rest: string;
}

const NR = '(?: ?-? ?(?:nr\\.?|nummer):? ?[\\w/.-]+)?';
const LABELS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'vote',
    label('(?:abstimmungs|beratungs|beschluss)?ergebnis(?: der (?:abstimmung|beratung))?|abstimmung(?:sverhalten)?'),
  ],
  [
    'resolution',
    label(`(?:beschluss(?:text|fassung)?|entscheidung|der beschluss|beschluss (?:des|der) [\\w -]{3,60})${NR}`),
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
