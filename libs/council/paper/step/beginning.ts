import type { PaperEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';

/** A submitted paper is in consultation once its first step is scheduled or has an outcome. */
export function beginning(paper: ExistingPaper, step: string): readonly PaperEvent[] {
  return paper.status === 'submitted' ? [{ type: 'ConsultationBegan', data: { step } }] : [];
}
