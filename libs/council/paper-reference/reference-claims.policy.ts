import type { ClaimEvent, Effect, Policy, Recorded } from '#event-sourcing';
import { entityIdOf } from '#event-sourcing';
import type { StreamName } from '#event-sourcing';
import { isSameReference, PAPER_REFERENCE, referenceOfClaim } from '../paper/paper-reference.js';
import { paperDecider } from '../paper/paper.decide.js';
import type { PaperReference } from '../paper/paper.events.js';

type ValueClaimed = Extract<ClaimEvent, { readonly type: 'ValueClaimed' }>;

/** How long a paper has for the append that its claim was made for, in business time. A claim comes just before it. */
export const ORPHAN_AFTER_MINUTES = 30;

interface OrphanFacts {
  readonly reference: PaperReference | undefined;
  /** Whether the claim's holder has the reference. */
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
  concerns: (event): event is Recorded<ValueClaimed> => event.type === 'ValueClaimed',
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
    react: ({ data }, { reference, held }) => {
      if (held) return { effects: [], wakes: [] };
      const { value = '', holder = '' } = data;
      const release: Effect = { command: 'ReleaseValue', target: value, body: data };
      if (reference === undefined) return { effects: [release], wakes: [] };
      const abandon: Effect = {
        command: 'AbandonSubmission',
        target: paperIdOf(holder),
        body: { ...reference },
        next: release,
      };
      return { effects: [abandon], wakes: [] };
    },
  },
};

function paperIdOf(holder: string): string {
  // Claims are held by streams, whose names the kernel makes.
  return entityIdOf(holder as StreamName);
}

/** `instant` is ISO 8601 UTC, as are business clocks. */
function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
