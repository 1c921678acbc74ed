import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { PaperContent, PaperEvent } from './paper.events.js';
import {
  coSignatures,
  paperProcesses,
  paperReferences,
  papers,
  paperSteps,
  paperStepOutcomes,
  paperVersions,
} from './paper.tables.js';

type Of<T extends PaperEvent['type']> = Recorded<Extract<PaperEvent, { readonly type: T }>>;

export function begun(
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

/** Each event about the paper or a part of it is a revision of the paper. */
export function changed(
  { id, revision }: Recorded<PaperEvent | DateRefined>,
  row: Partial<RowOf<typeof papers>> = {},
): RowChange {
  return patch(papers, { id }, { ...row, revision });
}

export function versionRow(event: Recorded<PaperEvent> & { readonly data: PaperContent }, version: number): RowChange {
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

export function answered(
  event: Of<'CoSignatureGiven' | 'CoSignatureRefused' | 'CoSignatureRequestWithdrawn'>,
  row: Partial<RowOf<typeof coSignatures>>,
): readonly RowChange[] {
  const { coSignature } = event.data;
  return [changed(event), patch(coSignatures, { coSignature }, { ...row, evidence: event.metadata.evidence })];
}

export function stepRow(
  { id: paper, position: ordinal, metadata, data }: Of<'StepPlanned' | 'StepAdded'>,
  how: RowOf<typeof paperSteps>['how'],
): RowChange {
  const { step, committee, role, order } = data;
  const { evidence } = metadata;
  return put(paperSteps, { step, ordinal, paper, committee, role, order, how, meeting: null, dropped: null, evidence });
}

export function outcomeRow(event: Of<'StepOutcomeRecorded' | 'StepOutcomeCorrected'>, first: string): RowChange {
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
