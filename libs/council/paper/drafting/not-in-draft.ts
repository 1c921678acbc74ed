import type { PaperPhrase } from '../paper.refusals.js';
import type { ExistingPaper } from '../paper.state.js';

/** The refusal of a command that belongs to the draft, by the paper's status. */
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
