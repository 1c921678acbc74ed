import type { Evidence, PriorCommand } from '#event-sourcing';
import type { Of } from '../meeting-decision.js';
import type { ExtractFacts } from './extract-facts.js';

/**
 * The committees and papers that an extract names and nobody has recorded. When the paper was introduced, and since when the
 * committee exists, the extract does not say.
 */
export function recordedFirst(
  { data: { item, processes }, meta: { evidence } }: Of<'RecordExtract'>,
  { committees, papers }: ExtractFacts,
): readonly PriorCommand[] {
  const steps = committees.map(({ id }) => ({ committee: id }));
  return [
    ...committees
      .filter(({ exists }) => !exists)
      .map(({ id, name, kind, inferredFrom }) => ({
        kind: 'record' as const,
        category: 'committee',
        id,
        type: 'ConstituteCommittee',
        data: { name, kind, constitutedOn: 'unknown' },
        ...inferred(evidence, inferredFrom),
      })),
    ...papers.flatMap(({ id, exists, reference, year }, index) =>
      exists
        ? []
        : [
            {
              kind: 'record' as const,
              category: 'paper',
              id,
              type: 'RecordKnownPaper',
              data: {
                reference,
                year,
                title: item.papers?.[index]?.title ?? item.title,
                steps,
                ...(processes !== undefined && { processes }),
              },
              occurredOn: 'unknown',
              ...inferred(evidence, item.papers?.[index]?.inferredFrom),
            },
          ],
    ),
  ];
}

/** The same evidence, from a passage of which one of the facts is inferred. */
function inferred(evidence: Evidence, inferredFrom: string | undefined): { readonly evidence?: Evidence } {
  return inferredFrom === undefined || evidence.kind !== 'document' ? {} : { evidence: { ...evidence, inferredFrom } };
}
