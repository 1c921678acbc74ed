import type { PartialDate } from '#event-sourcing';
import { publishedState } from '#event-sourcing';
import type { PaperReference } from '../reference/paper-reference.js';

/**
 * Whether a paper exists. Published by the decider of papers: the stream of a paper can have events before the paper
 * exists, since `SubmissionAbandoned` may be its first event.
 */
export const PAPER_EXISTS = publishedState('paper', false);

/** Every reference that a paper has or had. Published by the decider of papers. */
export const PAPER_REFERENCES = publishedState<readonly PaperReference[]>('paper', []);

/** The day on which a paper was withdrawn; `null` for a paper that is not. Published by the decider of papers. */
export const PAPER_WITHDRAWAL = publishedState<{ readonly on: PartialDate } | null>('paper', null);
