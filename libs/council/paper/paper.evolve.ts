import type { DateRefined, Evolved } from '#event-sourcing';
import { evolveByType, evolveDeviations, unchanged } from '#event-sourcing';
import { coSignatureEvolution } from './co-signature/co-signature.evolve.js';
import type { BeginningEvent } from './drafting/drafting.evolve.js';
import { begun, draftingEvolution } from './drafting/drafting.evolve.js';
import type { PaperEvent } from './paper.events.js';
import type { ExistingPaper, Paper } from './paper.state.js';
import { stepEvolution } from './step/step.evolve.js';

export function evolvePaper(paper: Paper, event: Evolved<PaperEvent | DateRefined>): Paper {
  if (event.type === 'PaperDrafted' || event.type === 'KnownPaperRecorded') return begun(event);
  return paper.status === 'unknown' ? paper : evolveExisting(paper, event);
}

const evolveExisting = evolveByType<ExistingPaper, Exclude<PaperEvent, BeginningEvent>>({
  ...draftingEvolution,
  ...coSignatureEvolution,
  ...stepEvolution,
  DeviationNoted: (paper, event) => ({ ...paper, deviations: evolveDeviations(paper.deviations, event) }),
  DeviationResolved: (paper, event) => ({ ...paper, deviations: evolveDeviations(paper.deviations, event) }),
  DateRefined: unchanged,
});
