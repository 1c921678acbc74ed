import type { CommandMeta } from '#event-sourcing';
import { accept, acceptAsIs, partId, refuse } from '#event-sourcing';
import type { BeginningCommand, DecideBeginning, Of, PaperDecision } from '../paper-decision.js';
import { isSameReference, normalised } from '../../reference/paper-reference.js';
import type { PaperEvent } from '../paper.events.js';
import type { ExistingPaper, Paper } from '../paper.state.js';

/** Commands that a stream without a paper takes, too. */
export const beginningDecisions: DecideBeginning<BeginningCommand> = {
  DraftPaper: ({ data }, paper) => draft(data, paper),
  RecordKnownPaper: ({ data, meta }, paper) => recordKnown(data, paper, meta),
  AbandonSubmission: ({ data }, paper) => abandonSubmission(data, paper),
};

function draft(data: Of<'DraftPaper'>['data'], paper: Paper): PaperDecision {
  if (paper.status !== 'unknown') return refuse('paper exists already');
  const { title, document, processes = [] } = data;
  const content = { title, public: data.public ?? 'unknown', ...(document !== undefined && { document }) };
  return accept<PaperEvent>({ type: 'PaperDrafted', data: { ...content, processes } });
}

/** Its steps have ids from the facts, as the paper has. */
function recordKnown(data: Of<'RecordKnownPaper'>['data'], paper: Paper, meta: CommandMeta): PaperDecision {
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

function knownAlready(data: Of<'RecordKnownPaper'>['data'], { known }: ExistingPaper): PaperDecision {
  if (known === undefined || !isSameReference(known, data)) return refuse('paper exists already');
  return known.title === data.title ? acceptAsIs('already known') : refuse('paper is known by another title');
}

/** Refused where the paper holds the reference after all: then the claim is no orphan. */
function abandonSubmission(data: Of<'AbandonSubmission'>['data'], paper: Paper): PaperDecision {
  const holds = paper.status !== 'unknown' && paper.references.some((one) => isSameReference(one, data));
  return holds
    ? refuse('paper holds this reference')
    : accept<PaperEvent>({ type: 'SubmissionAbandoned', data: normalised(data) });
}
