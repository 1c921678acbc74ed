import type { DateRefined, Evolved } from '#event-sourcing';
import { evolveDeviations } from '#event-sourcing';
import type { CarriedOutcome, PaperContent, PaperEvent } from './paper.events.js';
import type { CoSignature, ExistingPaper, Paper, PaperBody, Step, StepResult } from './paper.state.js';
import { bodyOf } from './paper.state.js';

type EvolvedPaper = Evolved<PaperEvent | DateRefined>;
type Beginning = Extract<EvolvedPaper, { readonly type: 'PaperDrafted' | 'KnownPaperRecorded' }>;

export function evolvePaper(paper: Paper, event: EvolvedPaper): Paper {
  if (event.type === 'PaperDrafted' || event.type === 'KnownPaperRecorded') return begun(event);
  return paper.status === 'unknown' ? paper : evolveExisting(paper, event);
}

function begun(event: Beginning): Paper {
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

function evolveExisting(paper: ExistingPaper, event: Exclude<EvolvedPaper, Beginning>): Paper {
  switch (event.type) {
    case 'PaperVersionAdded':
      return withVersion(movedOn(paper), event.data);
    case 'PaperSubjectsNamed': {
      const { version, subjects } = event.data;
      return { ...paper, subjects: { ...paper.subjects, [version]: subjects } };
    }
    case 'CoSignatureRequested':
      return withCoSignature(paper, event.data.coSignature, { of: event.data.of, status: 'open' });
    case 'CoSignatureGiven':
      return answered(paper, event.data.coSignature, 'given');
    case 'CoSignatureRefused':
      return answered(paper, event.data.coSignature, 'refused');
    case 'CoSignatureRequestWithdrawn':
      return answered(paper, event.data.coSignature, 'withdrawn');
    case 'PaperReleased':
      return { ...movedOn(paper), releasedVersion: event.data.version };
    case 'PaperSubmitted': {
      const { reference, year } = event.data;
      const earlier = paper.references.filter((one) => one.reference !== reference || one.year !== year);
      return { ...bodyOf(paper), status: 'submitted', references: [...earlier, { reference, year }] };
    }
    case 'StepPlanned': {
      const { step, ...planned } = event.data;
      return { ...paper, steps: [...paper.steps, { id: step, ...planned, results: [] }] };
    }
    case 'StepAdded': {
      const { step, how, cause, ...added } = event.data;
      const referral = how === 'referred' ? { referredBy: cause } : {};
      return { ...paper, steps: [...paper.steps, { id: step, ...added, results: [], ...referral }] };
    }
    case 'StepScheduled':
      return withStep(paper, event.data.step, (step) => ({ ...step, meeting: event.data.meeting }));
    case 'StepDropped':
      return { ...paper, steps: paper.steps.filter((step) => step.id !== event.data.step) };
    case 'StepOutcomeRecorded': {
      const result = { ...resultOf(event.data), corrections: [] };
      return withStep(paper, event.data.step, (step) => ({ ...step, results: [...step.results, result] }));
    }
    case 'StepOutcomeCorrected':
      return withStep(paper, event.data.step, (step) => corrected(step, event.data));
    case 'ConsultationBegan':
    case 'ConsultationReopened':
      return { ...bodyOf(paper), status: 'inConsultation' };
    case 'PaperConcluded':
      return { ...bodyOf(paper), status: 'concluded' };
    case 'PaperReturned': {
      const { releasedVersion, ...rest } = bodyOf(paper);
      const { cause } = event.data;
      return { ...rest, status: 'draft', ...(cause !== undefined && { returnedBy: cause }) };
    }
    case 'PaperWithdrawn': {
      const { cause } = event.data;
      return { ...bodyOf(paper), status: 'withdrawn', ...(cause !== undefined && { withdrawnBy: cause }) };
    }
    case 'PaperReportLinked':
      return { ...paper, report: event.data.report };
    case 'DeviationNoted':
    case 'DeviationResolved':
      return { ...paper, deviations: evolveDeviations(paper.deviations, event) };
    case 'SubmissionAbandoned':
    case 'DateRefined':
      return paper;
  }
}

function firstVersion({
  title,
  public: publicity,
  document,
  processes,
}: Beginning['data']): Omit<PaperBody, 'references' | 'known'> {
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

/** What was signed and released was the version before: everybody who was asked is asked again. */
function withVersion(paper: ExistingPaper, content: PaperContent & { readonly version: number }): ExistingPaper {
  const { document, releasedVersion, ...rest } = paper;
  const coSignatures = Object.entries(paper.coSignatures).map(([id, one]) => {
    const again: CoSignature = one.status === 'withdrawn' ? one : { ...one, status: 'open' };
    return [id, again] as const;
  });
  return { ...rest, ...content, coSignatures: Object.fromEntries(coSignatures) };
}

/** Something was done with a returned paper: correcting the return no longer brings it back to the committees. */
function movedOn(paper: ExistingPaper): ExistingPaper {
  return paper.status === 'draft' ? { ...bodyOf(paper), status: 'draft' } : paper;
}

function withCoSignature(paper: ExistingPaper, id: string, coSignature: CoSignature): ExistingPaper {
  return { ...paper, coSignatures: { ...paper.coSignatures, [id]: coSignature } };
}

function answered(paper: ExistingPaper, id: string, status: CoSignature['status']): ExistingPaper {
  const asked = paper.coSignatures[id];
  return asked === undefined ? paper : withCoSignature(paper, id, { ...asked, status });
}

function withStep(paper: ExistingPaper, id: string, change: (step: Step) => Step): ExistingPaper {
  return { ...paper, steps: paper.steps.map((step) => (step.id === id ? change(step) : step)) };
}

function resultOf({ event, meeting, item, outcome, ends, effect }: CarriedOutcome): Omit<StepResult, 'corrections'> {
  return { event, meeting, item, outcome, ends, effect };
}

function corrected(step: Step, data: CarriedOutcome & { readonly corrected: string }): Step {
  const results = step.results.map((result) =>
    result.event === data.corrected
      ? { ...resultOf(data), event: result.event, corrections: [...result.corrections, data.event] }
      : result,
  );
  return { ...step, results };
}
