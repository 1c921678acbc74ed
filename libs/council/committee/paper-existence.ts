import { publishedState } from '#event-sourcing';

/**
 * Whether a paper exists. Published by the decider of papers: the stream of a paper can have events before the paper
 * exists, since `SubmissionAbandoned` may be its first event.
 */
export const PAPER_EXISTS = publishedState('paper', false);
