/** Fields that came later to a kind of object, which has all of these other fields. */
const LATER: readonly { readonly with: readonly string[]; readonly fields: readonly string[] }[] = [
  {
    with: ['announced', 'number'],
    fields: ['part', 'papers', 'furtherOutcomes', 'paperOutcomes', 'findings', 'corrections'],
  },
  { with: ['outcomeId', 'correctedBy'], fields: ['formerDocument'] },
  { with: ['committee', 'sequence'], fields: ['jointWith', 'struck'] },
  { with: ['stream', 'actor', 'recordedAt'], fields: ['typedAs'] },
  // The data of an event.
  { with: ['item', 'number', 'intent'], fields: ['part'] },
  { with: ['committee', 'when'], fields: ['jointWith'] },
];

/** The answer of a read without what later programs added to it: everything else stays as it was promised. */
export function withoutLaterFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLaterFields);
  if (typeof value !== 'object' || value === null) return value;
  const later = LATER.filter((one) => one.with.every((name) => name in value)).flatMap(({ fields }) => fields);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (later.includes(name) ? [] : [[name, withoutLaterFields(part)]])),
  );
}
