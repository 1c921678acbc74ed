import { accept, acceptAsIs, decideResolveDeviation, refuse } from '#event-sourcing';
import { areSameSubjects, subjectsProblem } from '#shared-kernel';
import type { DecideExisting, DraftingCommand, Of, PaperDecision } from '../paper-decision.js';
import { isSameReference, normalised } from '../../reference/paper-reference.js';
import type { PaperEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';
import { notInDraft } from './not-in-draft.js';

export const draftingDecisions: DecideExisting<DraftingCommand> = {
  AddPaperVersion: ({ data }, paper) => addVersion(data, paper),
  NamePaperSubjects: ({ data }, paper) => nameSubjects(data, paper),
  ReleasePaper: (_command, paper) => release(paper),
  SubmitPaper: ({ data }, paper) => submit(data, paper),
  ReturnPaper: ({ data }, paper) => returnPaper(data, paper),
  WithdrawPaper: ({ data }, paper) => withdraw(data, paper),
  LinkReport: ({ data }, paper) => linkReport(data, paper),
  ResolveDeviation: ({ data }, paper) => decideResolveDeviation(data, paper.deviations),
};

/** A paper known from an extract takes versions at any time: its draft and release are unknown. */
function addVersion(data: Of<'AddPaperVersion'>['data'], paper: ExistingPaper): PaperDecision {
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
function nameSubjects({ subjects }: Of<'NamePaperSubjects'>['data'], paper: ExistingPaper): PaperDecision {
  const { status, version } = paper;
  if (status !== 'draft' && status !== 'submitted') return refuse(notInDraft(status));
  const problem = subjectsProblem(subjects);
  if (problem !== undefined) return refuse(problem);
  if (areSameSubjects(subjects, paper.subjects[version] ?? [])) return acceptAsIs('names these already');
  return accept<PaperEvent>({ type: 'PaperSubjectsNamed', data: { version, subjects } });
}

/** Each co-signer must have answered; a refusal is an answer, which the release may override. */
function release(paper: ExistingPaper): PaperDecision {
  if (paper.status !== 'draft') return refuse(notInDraft(paper.status));
  if (paper.releasedVersion === paper.version) return acceptAsIs('released already');
  if (Object.values(paper.coSignatures).some((one) => one.status === 'open')) return refuse('co-signatures are open');
  return accept<PaperEvent>({ type: 'PaperReleased', data: { version: paper.version } });
}

function submit(data: Of<'SubmitPaper'>['data'], paper: ExistingPaper): PaperDecision {
  const present = paper.references.at(-1);
  if (paper.status === 'submitted' || paper.status === 'inConsultation') {
    const same = present !== undefined && isSameReference(present, data);
    return same ? acceptAsIs('submitted already') : refuse('paper is with the committees');
  }
  if (paper.status !== 'draft') return refuse(notInDraft(paper.status));
  if (paper.releasedVersion !== paper.version) return refuse('paper is not released');
  return accept<PaperEvent>({ type: 'PaperSubmitted', data: { ...normalised(data), version: paper.version } });
}

function returnPaper(data: Of<'ReturnPaper'>['data'], paper: ExistingPaper): PaperDecision {
  if (paper.status === 'submitted' || paper.status === 'inConsultation') {
    return accept<PaperEvent>({ type: 'PaperReturned', data });
  }
  return refuse(paper.status === 'draft' ? 'paper is not submitted' : notInDraft(paper.status));
}

function withdraw(data: Of<'WithdrawPaper'>['data'], paper: ExistingPaper): PaperDecision {
  if (paper.status === 'withdrawn') return acceptAsIs('withdrawn already');
  if (paper.status === 'concluded') return refuse('consultation is concluded');
  return accept<PaperEvent>({ type: 'PaperWithdrawn', data });
}

/** A report keeps its paper through all of its versions. */
function linkReport({ report }: Of<'LinkReport'>['data'], paper: ExistingPaper): PaperDecision {
  if (paper.report === report) return acceptAsIs('linked already');
  if (paper.report !== undefined) return refuse('paper brings another report');
  return accept<PaperEvent>({ type: 'PaperReportLinked', data: { report } });
}
