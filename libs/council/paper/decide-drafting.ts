import type { CommandMeta, Decision } from '#event-sourcing';
import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import type { SubjectsRefusal } from '#shared-kernel';
import { areSameSubjects, sameParty, subjectsProblem } from '#shared-kernel';
import { isSameReference, normalised } from './paper-reference.js';
import type { PaperPhrase } from './paper.refusals.js';
import type { ExistingPaper, Paper } from './paper.state.js';
import type { PaperCommand } from './paper.js';
import type { CoSigner, PaperEvent } from './paper.events.js';

type Decided = Decision<PaperEvent, PaperPhrase | SubjectsRefusal>;
type Data<T extends PaperCommand['type']> = Extract<PaperCommand, { readonly type: T }>['data'];

export function draft(data: Data<'DraftPaper'>, paper: Paper): Decided {
  if (paper.status !== 'unknown') return refuse('paper exists already');
  const { title, document, processes = [] } = data;
  const content = { title, public: data.public ?? 'unknown', ...(document !== undefined && { document }) };
  return accept<PaperEvent>({ type: 'PaperDrafted', data: { ...content, processes } });
}

/** Its steps have ids from the facts, as the paper has. */
export function recordKnown(data: Data<'RecordKnownPaper'>, paper: Paper, meta: CommandMeta): Decided {
  if (paper.status !== 'unknown') return knownAlready(data, paper);
  const { title, document, processes = [], steps = [] } = data;
  const content = { title, public: data.public ?? 'unknown', ...(document !== undefined && { document }) };
  return accept<PaperEvent>(
    { type: 'KnownPaperRecorded', data: { ...content, ...normalised(data), processes } },
    ...steps.map(({ committee, role, order }, index): PaperEvent => ({
      type: 'StepPlanned',
      data: { step: partId(meta.id, 'step', index), committee, role: role ?? 'unknown', order: order ?? index + 1 },
    })),
  );
}

function knownAlready(data: Data<'RecordKnownPaper'>, { known }: ExistingPaper): Decided {
  if (known === undefined || !isSameReference(known, data)) return refuse('paper exists already');
  return known.title === data.title ? acceptAsIs('already known') : refuse('paper is known by another title');
}

/** A paper that was met in an extract takes versions at any time: how it was drafted and released is unknown. */
export function addVersion(data: Data<'AddPaperVersion'>, paper: ExistingPaper): Decided {
  if (paper.status === 'withdrawn') return refuse('paper is withdrawn');
  if (paper.status !== 'draft' && paper.known === undefined) return refuse(notInDraft(paper.status));
  const { title = paper.title, document } = data;
  const publicity = data.public ?? paper.public;
  if (title === paper.title && publicity === paper.public && (document === undefined || document === paper.document)) {
    return refuse('version would change nothing');
  }
  const content = { title, public: publicity, ...(document !== undefined && { document }) };
  return accept<PaperEvent>({ type: 'PaperVersionAdded', data: { version: paper.version + 1, ...content } });
}

/** Until the committees deal with it, also where it is known from an extract. */
export function nameSubjects({ subjects }: Data<'NamePaperSubjects'>, paper: ExistingPaper): Decided {
  const { status, version } = paper;
  if (status !== 'draft' && status !== 'submitted') return refuse(notInDraft(status));
  const problem = subjectsProblem(subjects);
  if (problem !== undefined) return refuse(problem);
  if (areSameSubjects(subjects, paper.subjects[version] ?? [])) return acceptAsIs('names these already');
  return accept<PaperEvent>({ type: 'PaperSubjectsNamed', data: { version, subjects } });
}

export function requestCoSignature(
  { of }: { readonly of: CoSigner },
  paper: ExistingPaper,
  meta: CommandMeta,
): Decided {
  const closed = closedForSigning(paper);
  if (closed !== undefined) return refuse(closed);
  const asked = Object.values(paper.coSignatures).some((one) => one.status !== 'withdrawn' && sameParty(one.of, of));
  if (asked) return acceptAsIs('requested already');
  const coSignature = partId(meta.commandId, 'coSignature', 0);
  return accept<PaperEvent>({ type: 'CoSignatureRequested', data: { coSignature, of, version: paper.version } });
}

/** Whoever refused may still sign, as long as the paper is not released. */
export function answerCoSignature(
  command: Extract<PaperCommand, { readonly type: 'CoSign' | 'RefuseCoSignature' | 'WithdrawCoSignatureRequest' }>,
  paper: ExistingPaper,
): Decided {
  const { coSignature } = command.data;
  const { version } = paper;
  const known = paper.coSignatures[coSignature];
  if (known === undefined) return refuseMissing('co-signature is not known here');
  const closed = closedForSigning(paper);
  if (closed !== undefined) return refuse(closed);
  switch (command.type) {
    case 'CoSign':
      if (known.status === 'withdrawn') return refuse('request for the co-signature was withdrawn');
      if (known.status === 'given') return acceptAsIs('signed already');
      return accept<PaperEvent>({ type: 'CoSignatureGiven', data: { coSignature, version } });
    case 'RefuseCoSignature':
      if (known.status === 'withdrawn') return refuse('request for the co-signature was withdrawn');
      if (known.status === 'given') return refuse('co-signature is given already');
      if (known.status === 'refused') return acceptAsIs('refused already');
      return accept<PaperEvent>({ type: 'CoSignatureRefused', data: { ...command.data, version } });
    case 'WithdrawCoSignatureRequest':
      if (known.status === 'withdrawn') return acceptAsIs('withdrawn already');
      if (known.status === 'given') return refuse('co-signature is given already');
      return accept<PaperEvent>({ type: 'CoSignatureRequestWithdrawn', data: { coSignature } });
  }
}

/** Nobody may be left out who was asked; a refusal is an answer, and whoever releases decides over it. */
export function release(paper: ExistingPaper): Decided {
  if (paper.status !== 'draft') return refuse(notInDraft(paper.status));
  if (paper.releasedVersion === paper.version) return acceptAsIs('released already');
  if (Object.values(paper.coSignatures).some((one) => one.status === 'open')) return refuse('co-signatures are open');
  return accept<PaperEvent>({ type: 'PaperReleased', data: { version: paper.version } });
}

export function submit(data: Data<'SubmitPaper'>, paper: ExistingPaper): Decided {
  const present = paper.references.at(-1);
  if (paper.status === 'submitted' || paper.status === 'inConsultation') {
    const same = present !== undefined && isSameReference(present, data);
    return same ? acceptAsIs('submitted already') : refuse('paper is with the committees');
  }
  if (paper.status !== 'draft') return refuse(notInDraft(paper.status));
  if (paper.releasedVersion !== paper.version) return refuse('paper is not released');
  return accept<PaperEvent>({ type: 'PaperSubmitted', data: { ...normalised(data), version: paper.version } });
}

/** Refused where the paper holds the reference after all: then the claim is no orphan. */
export function abandonSubmission(data: Data<'AbandonSubmission'>, paper: Paper): Decided {
  const holds = paper.status !== 'unknown' && paper.references.some((one) => isSameReference(one, data));
  return holds
    ? refuse('paper holds this reference')
    : accept<PaperEvent>({ type: 'SubmissionAbandoned', data: normalised(data) });
}

export function returnPaper(data: Data<'ReturnPaper'>, paper: ExistingPaper): Decided {
  if (paper.status === 'submitted' || paper.status === 'inConsultation') {
    return accept<PaperEvent>({ type: 'PaperReturned', data });
  }
  return refuse(paper.status === 'draft' ? 'paper is not submitted' : notInDraft(paper.status));
}

export function withdraw(data: Data<'WithdrawPaper'>, paper: ExistingPaper): Decided {
  if (paper.status === 'withdrawn') return acceptAsIs('withdrawn already');
  if (paper.status === 'concluded') return refuse('consultation is concluded');
  return accept<PaperEvent>({ type: 'PaperWithdrawn', data });
}

function closedForSigning(paper: ExistingPaper): PaperPhrase | undefined {
  if (paper.status !== 'draft') return notInDraft(paper.status);
  return paper.releasedVersion === paper.version ? 'paper is released already' : undefined;
}

/** Why something that belongs to the draft cannot happen any more. */
export function notInDraft(status: Exclude<ExistingPaper['status'], 'draft'>): PaperPhrase {
  switch (status) {
    case 'submitted':
    case 'inConsultation':
      return 'paper is with the committees';
    case 'concluded':
      return 'consultation is concluded';
    case 'withdrawn':
      return 'paper is withdrawn';
  }
}

/** A report keeps its paper through all of its versions. */
export function linkReport({ report }: Data<'LinkReport'>, paper: ExistingPaper): Decided {
  if (paper.report === report) return acceptAsIs('linked already');
  if (paper.report !== undefined) return refuse('paper brings another report');
  return accept<PaperEvent>({ type: 'PaperReportLinked', data: { report } });
}
