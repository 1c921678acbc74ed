import type { ClaimEvent, DateRefined, Policy, Reaction, StreamName } from '#event-sourcing';
import { effect, entityIdOf, noReaction, takes } from '#event-sourcing';
import { isSameReference, PAPER_REFERENCE, referenceOfClaim } from '../reference/paper-reference.js';
import { paperDecider } from '../paper/paper.decide.js';
import type { AbandonSubmission } from '../paper/drafting/drafting.commands.js';
import type { PaperReference } from '../reference/paper-reference.js';
import type { ReleaseValue } from './paper-reference.commands.js';

type ValueClaimed = Extract<ClaimEvent, { readonly type: 'ValueClaimed' }>;

/** The time that a paper has for its append after the claim, in business time. */
export const ORPHAN_AFTER_MINUTES = 30;

interface OrphanFacts {
  readonly reference: PaperReference | undefined;
  /** Whether the holder of the claim has the reference. */
  readonly held: boolean;
}

/**
 * Releases a reference that was claimed for a paper which never got it, because the server died between the two
 * appends. First the holder's stream takes `SubmissionAbandoned`: an append that is still on its way then conflicts and
 * claims again. That claim is another one, so that the release, which names the claim it is for, leaves it.
 */
export const referenceClaimsPolicy: Policy<ValueClaimed, null, OrphanFacts> = {
  name: 'reference-claims',
  reads: [PAPER_REFERENCE],
  concerns: takes<ClaimEvent | DateRefined>()({ takes: ['ValueClaimed'], leaves: ['ValueReleased', 'DateRefined'] }),
  facts: async () => null,
  react: ({ eventId, data, metadata }) => ({
    effects: [],
    wakes: [
      { id: eventId, at: minutesAfter(metadata.recordedAt, ORPHAN_AFTER_MINUTES), data: { ...data, claim: eventId } },
    ],
  }),
  waking: {
    facts: async ({ data: { value = '', holder = '' } }, read) => {
      const reference = referenceOfClaim(value);
      const paper = await read.state(paperDecider, paperIdOf(holder));
      const held =
        paper.status !== 'unknown'
        && paper.references.some((one) => reference !== undefined && isSameReference(one, reference));
      return { reference, held };
    },
    react: ({ data }, { reference, held }) => (held ? noReaction : releasing(data, reference)),
  },
};

function releasing(
  { value = '', holder = '', claim }: Readonly<Record<string, string>>,
  reference: PaperReference | undefined,
): Reaction {
  const release = effect<typeof ReleaseValue>('ReleaseValue', {
    target: value,
    body: { value, holder, ...(claim !== undefined && { claim }) },
  });
  if (reference === undefined) return { effects: [release], wakes: [] };
  const abandon = effect<typeof AbandonSubmission>('AbandonSubmission', {
    target: paperIdOf(holder),
    body: { ...reference },
    next: release,
  });
  return { effects: [abandon], wakes: [] };
}

function paperIdOf(holder: string): string {
  // Claims are held by streams, whose names the kernel makes.
  return entityIdOf(holder as StreamName);
}

/** `instant` is ISO 8601 UTC, as are business clocks. */
function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
