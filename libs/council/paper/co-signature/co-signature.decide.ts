import type { CommandMeta } from '#event-sourcing';
import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import { sameParty } from '#shared-kernel';
import { notInDraft } from '../drafting/not-in-draft.js';
import type { CoSignatureCommand, Decide, DecideExisting, PaperDecision } from '../paper-decision.js';
import type { CoSigner, PaperEvent } from '../paper.events.js';
import type { PaperPhrase } from '../paper.refusals.js';
import type { ExistingPaper } from '../paper.state.js';
import type { CoSignature } from './co-signature.state.js';

type AnswerCommand = Exclude<CoSignatureCommand, { readonly type: 'RequestCoSignature' }>;

/** After a refusal a signature may still be given, as long as the paper is not released. */
export const coSignatureDecisions: DecideExisting<CoSignatureCommand> = {
  RequestCoSignature: ({ data, meta }, paper) => requestCoSignature(data, paper, meta),
  CoSign: answering(({ data: { coSignature } }, { status }, { version }) => {
    if (status === 'withdrawn') return refuse('request for the co-signature was withdrawn');
    if (status === 'given') return acceptAsIs('signed already');
    return accept<PaperEvent>({ type: 'CoSignatureGiven', data: { coSignature, version } });
  }),
  RefuseCoSignature: answering(({ data }, { status }, { version }) => {
    if (status === 'withdrawn') return refuse('request for the co-signature was withdrawn');
    if (status === 'given') return refuse('co-signature is given already');
    if (status === 'refused') return acceptAsIs('refused already');
    return accept<PaperEvent>({ type: 'CoSignatureRefused', data: { ...data, version } });
  }),
  WithdrawCoSignatureRequest: answering(({ data: { coSignature } }, { status }) => {
    if (status === 'withdrawn') return acceptAsIs('withdrawn already');
    if (status === 'given') return refuse('co-signature is given already');
    return accept<PaperEvent>({ type: 'CoSignatureRequestWithdrawn', data: { coSignature } });
  }),
};

/** Decides a command about a request for a co-signature that is known, while the draft may be signed. */
function answering<C extends AnswerCommand>(
  decide: (command: C, known: CoSignature, paper: ExistingPaper) => PaperDecision,
): Decide<C> {
  return (command, paper) => {
    const known = paper.coSignatures[command.data.coSignature];
    if (known === undefined) return refuseMissing('co-signature is not known here');
    const closed = closedForSigning(paper);
    return closed === undefined ? decide(command, known, paper) : refuse(closed);
  };
}

function requestCoSignature({ of }: { readonly of: CoSigner }, paper: ExistingPaper, meta: CommandMeta): PaperDecision {
  const closed = closedForSigning(paper);
  if (closed !== undefined) return refuse(closed);
  const asked = Object.values(paper.coSignatures).some((one) => one.status !== 'withdrawn' && sameParty(one.of, of));
  if (asked) return acceptAsIs('requested already');
  const coSignature = partId(meta.commandId, 'coSignature', 0);
  return accept<PaperEvent>({ type: 'CoSignatureRequested', data: { coSignature, of, version: paper.version } });
}

function closedForSigning(paper: ExistingPaper): PaperPhrase | undefined {
  if (paper.status !== 'draft') return notInDraft(paper.status);
  return paper.releasedVersion === paper.version ? 'paper is released already' : undefined;
}
