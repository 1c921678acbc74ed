import type { EvolveMap } from '#event-sourcing';
import type { CoSignatureEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';
import type { CoSignature } from './co-signature.state.js';

export const coSignatureEvolution: EvolveMap<ExistingPaper, CoSignatureEvent> = {
  CoSignatureRequested: (paper, { data: { coSignature, of } }) =>
    withCoSignature(paper, coSignature, { of, status: 'open' }),
  CoSignatureGiven: (paper, { data }) => answered(paper, data.coSignature, 'given'),
  CoSignatureRefused: (paper, { data }) => answered(paper, data.coSignature, 'refused'),
  CoSignatureRequestWithdrawn: (paper, { data }) => answered(paper, data.coSignature, 'withdrawn'),
};

function withCoSignature(paper: ExistingPaper, id: string, coSignature: CoSignature): ExistingPaper {
  return { ...paper, coSignatures: { ...paper.coSignatures, [id]: coSignature } };
}

function answered(paper: ExistingPaper, id: string, status: CoSignature['status']): ExistingPaper {
  const asked = paper.coSignatures[id];
  return asked === undefined ? paper : withCoSignature(paper, id, { ...asked, status });
}
