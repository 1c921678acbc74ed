import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put } from '#event-sourcing';
import type { PaperContent, PaperEvent } from './paper.events.js';
import {
  coSignatures,
  paperProcesses,
  paperReferences,
  papers,
  paperSteps,
  paperStepOutcomes,
  paperSubjects,
  paperVersions,
} from './paper.tables.js';

type Of<T extends PaperEvent['type']> = Recorded<Extract<PaperEvent, { readonly type: T }>>;

export const papersProjection = projection<PaperEvent | DateRefined>({
  name: 'papers',
  version: 2,
  tables: [
    papers,
    paperReferences,
    paperProcesses,
    paperVersions,
    paperSubjects,
    coSignatures,
    paperSteps,
    paperStepOutcomes,
  ],
  reads: ['paper'],
  handlers: {
    PaperDrafted: (event) => begun(event, 'draft', null),
    KnownPaperRecorded: (event) => begun(event, 'submitted', event.data),
    PaperVersionAdded: (event) => {
      const { title, version, document = null } = event.data;
      const content = { title, public: event.data.public, version, document, releasedVersion: null };
      return [changed(event, content), versionRow(event, version)];
    },
    PaperSubjectsNamed: (event) => [changed(event), put(paperSubjects, { paper: event.id, ...event.data })],
    CoSignatureRequested: (event) => {
      const { id: paper, position: ordinal, metadata } = event;
      const row = { ...event.data, ordinal, paper, status: 'open', reason: null, evidence: metadata.evidence };
      return [changed(event), put(coSignatures, row)];
    },
    CoSignatureGiven: (event) => answered(event, { status: 'given', version: event.data.version, reason: null }),
    CoSignatureRefused: (event) => {
      const { version, reason } = event.data;
      return answered(event, { status: 'refused', version, reason });
    },
    CoSignatureRequestWithdrawn: (event) => answered(event, { status: 'withdrawn' }),
    PaperReleased: (event) => [changed(event, { releasedVersion: event.data.version })],
    PaperSubmitted: (event) => {
      const { reference, year } = event.data;
      return [
        changed(event, { status: 'submitted', reference, year }),
        put(paperReferences, { year, reference, paper: event.id }),
      ];
    },
    SubmissionAbandoned: (event) => [changed(event)],
    StepPlanned: (event) => [changed(event), stepRow(event, 'planned')],
    StepAdded: (event) => [changed(event), stepRow(event, event.data.how)],
    StepScheduled: (event) => {
      const { step, meeting } = event.data;
      return [changed(event), patch(paperSteps, { step }, { meeting })];
    },
    StepDropped: (event) => {
      const { step, reason } = event.data;
      return [changed(event), patch(paperSteps, { step }, { dropped: reason })];
    },
    ConsultationBegan: (event) => [changed(event, { status: 'inConsultation' })],
    ConsultationReopened: (event) => [changed(event, { status: 'inConsultation', effect: null, effectOfStep: null })],
    StepOutcomeRecorded: (event) => [changed(event), outcomeRow(event, event.data.event)],
    StepOutcomeCorrected: (event) => [changed(event), outcomeRow(event, event.data.corrected)],
    PaperConcluded: (event) => {
      const { effect, step = null } = event.data;
      return [changed(event, { status: 'concluded', effect, effectOfStep: step })];
    },
    PaperReturned: (event) => [changed(event, { status: 'draft', releasedVersion: null })],
    PaperWithdrawn: (event) => [changed(event, { status: 'withdrawn' })],
    PaperReportLinked: (event) => [changed(event, { report: event.data.report })],
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => {
      const { event: entry, to: on } = event.data;
      return [changed(event), patch(paperVersions, { entry }, { on }), patch(paperStepOutcomes, { entry }, { on })];
    },
  },
});

function begun(
  event: Of<'PaperDrafted' | 'KnownPaperRecorded'>,
  status: 'draft' | 'submitted',
  known: { readonly reference: string; readonly year: number } | null,
): readonly RowChange[] {
  const { id, position: ordinal, revision, metadata, data } = event;
  const { title, public: publicity, document = null, processes } = data;
  const row: RowOf<typeof papers> = {
    id,
    ordinal,
    revision,
    status,
    title,
    public: publicity,
    version: 1,
    document,
    releasedVersion: null,
    reference: known?.reference ?? null,
    year: known?.year ?? null,
    known: known !== null,
    processes,
    report: null,
    effect: null,
    effectOfStep: null,
    evidence: metadata.evidence,
  };
  const reference =
    known === null ? [] : [put(paperReferences, { year: known.year, reference: known.reference, paper: id })];
  const belongs = processes.map((process) => put(paperProcesses, { process, paper: id }));
  return [put(papers, row), versionRow(event, 1), ...reference, ...belongs];
}

/** Whatever happens to a part is a revision of the paper. */
function changed(
  { id, revision }: Recorded<PaperEvent | DateRefined>,
  row: Partial<RowOf<typeof papers>> = {},
): RowChange {
  return patch(papers, { id }, { ...row, revision });
}

function versionRow(event: Recorded<PaperEvent> & { readonly data: PaperContent }, version: number): RowChange {
  const { eventId: entry, position: ordinal, id: paper, occurredOn: on, metadata } = event;
  const { title, public: publicity, document = null } = event.data;
  return put(paperVersions, {
    entry,
    ordinal,
    paper,
    version,
    title,
    public: publicity,
    document,
    on,
    evidence: metadata.evidence,
  });
}

function answered(
  event: Of<'CoSignatureGiven' | 'CoSignatureRefused' | 'CoSignatureRequestWithdrawn'>,
  row: Partial<RowOf<typeof coSignatures>>,
): readonly RowChange[] {
  const { coSignature } = event.data;
  return [changed(event), patch(coSignatures, { coSignature }, { ...row, evidence: event.metadata.evidence })];
}

function stepRow(
  { id: paper, position: ordinal, metadata, data }: Of<'StepPlanned' | 'StepAdded'>,
  how: string,
): RowChange {
  const { step, committee, role, order } = data;
  const { evidence } = metadata;
  return put(paperSteps, { step, ordinal, paper, committee, role, order, how, meeting: null, dropped: null, evidence });
}

function outcomeRow(event: Of<'StepOutcomeRecorded' | 'StepOutcomeCorrected'>, first: string): RowChange {
  const { eventId: entry, position: ordinal, id: paper, occurredOn: on, metadata } = event;
  const { step, meeting, item, outcome, ends, effect } = event.data;
  const { evidence } = metadata;
  const { event: cause } = event.data;
  return put(paperStepOutcomes, {
    entry,
    ordinal,
    paper,
    step,
    event: cause,
    first,
    meeting,
    item,
    outcome,
    ends,
    effect,
    on,
    evidence,
  });
}
