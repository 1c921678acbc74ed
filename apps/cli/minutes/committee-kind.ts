import type { CommitteeKind } from '#council';

/** Ends of German words that name a body, longer ones before those that they end in. */
const BODIES: readonly (readonly [RegExp, CommitteeKind])[] = [
  [/ausschuss$/u, 'committee'],
  [/^(?:stadt|gemeinde|kreis|verbandsgemeinde)rat$|^kreistag$/u, 'council'],
  [/^orts(?:bei)?rat$/u, 'localCouncil'],
  [/beirat$/u, 'advisoryBoard'],
  [/^(?:lenkungs|steuerungs)(?:kreis|gruppe|ausschuss)$/u, 'steeringCircle'],
  [/^(?:stadt|kreis)vorstand$/u, 'executiveBoard'],
  [/arbeitsgruppe$|arbeitskreis$|^ag$/u, 'workingGroup'],
];

/** The kind of a committee by its name: the first word that names a body counts; without one it is a committee. */
export function kindOfCommittee(name: string): CommitteeKind {
  const words = name.toLowerCase().split(/[^\p{L}]+/u);
  for (const word of words) {
    const kinds = BODIES.filter(([body]) => body.test(word)).map(([, kind]) => kind);
    // A Lenkungsausschuss is no Ausschuss of the council.
    const kind = kinds.find((one) => one !== 'committee') ?? kinds[0];
    if (kind !== undefined) return kind;
  }
  return 'committee';
}
