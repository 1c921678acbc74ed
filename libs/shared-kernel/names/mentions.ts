/** Kinds of entities whose names may be shown. Persons are not among them. */
export const NAMED_KINDS = [
  'organisation',
  'committee',
  'process',
  'paper',
  'meeting',
  'decision',
  'measure',
  'goal',
  'assignment',
  'reportingRound',
  'progressReport',
  'reorganisation',
] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

export interface Mention {
  readonly kind: NamedKind;
  readonly id: string;
}

/** Fields of events that hold ids, each with the kind of the entity. */
const FIELDS: ReadonlyMap<string, NamedKind> = new Map([
  ['committee', 'committee'],
  ['meeting', 'meeting'],
  ['paper', 'paper'],
  ['process', 'process'],
  ['processes', 'process'],
  ['decision', 'decision'],
  ['measure', 'measure'],
  ['goals', 'goal'],
  ['lead', 'organisation'],
  ['organisation', 'organisation'],
]);

/** The named entities whose ids a fact holds, each once, in the fact's order. */
export function mentionsIn(fact: unknown): readonly Mention[] {
  const found = new Map(allIn(fact).map((mention) => [`${mention.kind} ${mention.id}`, mention]));
  return [...found.values()];
}

function allIn(fact: unknown): readonly Mention[] {
  if (Array.isArray(fact)) return fact.flatMap(allIn);
  if (typeof fact !== 'object' || fact === null) return [];
  const fields = Object.entries(fact).flatMap(([field, value]: [string, unknown]) => {
    const kind = FIELDS.get(field);
    return kind === undefined ? allIn(value) : [...idsIn(value).map((id) => ({ kind, id })), ...allIn(value)];
  });
  return [...itself(fact), ...fields];
}

function idsIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

/** A party or participant by its kind and id; an outcome by the meeting or committee that it leads to. */
function itself(fact: object): readonly Mention[] {
  const kind = 'kind' in fact ? fact.kind : undefined;
  const named = NAMED_KINDS.find((one) => one === kind);
  if (named !== undefined && 'id' in fact && typeof fact.id === 'string') return [{ kind: named, id: fact.id }];
  if (!('to' in fact) || typeof fact.to !== 'string') return [];
  if (kind === 'postponed') return [{ kind: 'meeting', id: fact.to }];
  return kind === 'referred' ? [{ kind: 'committee', id: fact.to }] : [];
}
