import type { Evolved, EvolveMap } from '#event-sourcing';
import { unchanged } from '#event-sourcing';
import type { CoSignature } from '../co-signature/co-signature.state.js';
import type { DraftingEvent, PaperContent } from '../paper.events.js';
import type { ExistingPaper, Paper, PaperBody } from '../paper.state.js';
import { bodyOf } from '../paper.state.js';

export type BeginningEvent = Extract<DraftingEvent, { readonly type: 'PaperDrafted' | 'KnownPaperRecorded' }>;

export const draftingEvolution: EvolveMap<ExistingPaper, Exclude<DraftingEvent, BeginningEvent>> = {
  PaperVersionAdded: (paper, { data }) => withVersion(movedOn(paper), data),
  PaperSubjectsNamed: (paper, { data: { version, subjects } }) => ({
    ...paper,
    subjects: { ...paper.subjects, [version]: subjects },
  }),
  PaperReleased: (paper, { data }) => ({ ...movedOn(paper), releasedVersion: data.version }),
  PaperSubmitted: (paper, { data: { reference, year } }) => {
    const earlier = paper.references.filter((one) => one.reference !== reference || one.year !== year);
    return { ...bodyOf(paper), status: 'submitted', references: [...earlier, { reference, year }] };
  },
  SubmissionAbandoned: unchanged,
  PaperReturned: (paper, { data: { cause } }) => {
    const { releasedVersion, ...rest } = bodyOf(paper);
    return { ...rest, status: 'draft', ...(cause !== undefined && { returnedBy: cause }) };
  },
  PaperWithdrawn: (paper, { data: { cause }, occurredOn }) => ({
    ...bodyOf(paper),
    status: 'withdrawn',
    withdrawnOn: occurredOn,
    ...(cause !== undefined && { withdrawnBy: cause }),
  }),
  PaperReportLinked: (paper, { data }) => ({ ...paper, report: data.report }),
};

/** The paper with its first version. */
export function begun(event: Evolved<BeginningEvent>): Paper {
  switch (event.type) {
    case 'PaperDrafted':
      return { status: 'draft', ...firstVersion(event.data), references: [] };
    case 'KnownPaperRecorded': {
      const { reference, year, title } = event.data;
      const known = { reference, year, title };
      return { status: 'submitted', ...firstVersion(event.data), references: [{ reference, year }], known };
    }
  }
}

function firstVersion({
  title,
  public: publicity,
  document,
  processes,
}: BeginningEvent['data']): Omit<PaperBody, 'references' | 'known'> {
  return {
    title,
    processes,
    public: publicity,
    ...(document !== undefined && { document }),
    version: 1,
    subjects: {},
    coSignatures: {},
    steps: [],
    deviations: {},
  };
}

/** Signatures and release were those of the version before: each co-signer is asked again. */
function withVersion(paper: ExistingPaper, content: PaperContent & { readonly version: number }): ExistingPaper {
  const { document, releasedVersion, ...rest } = paper;
  const coSignatures = Object.entries(paper.coSignatures).map(([id, one]) => {
    const again: CoSignature = one.status === 'withdrawn' ? one : { ...one, status: 'open' };
    return [id, again] as const;
  });
  return { ...rest, ...content, coSignatures: Object.fromEntries(coSignatures) };
}

/** A returned paper was changed: correcting the return no longer brings it back to the committees. */
function movedOn(paper: ExistingPaper): ExistingPaper {
  return paper.status === 'draft' ? { ...bodyOf(paper), status: 'draft' } : paper;
}
