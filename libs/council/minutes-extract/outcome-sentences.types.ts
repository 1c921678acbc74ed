import type { SentenceReading } from './outcome-sentence.js';
import type { SectionKind } from './section-labels.js';

/** A sentence of an item that may state its outcome, with the section that it stands in. */
export interface OutcomeSentence {
  readonly text: string;
  readonly section: SectionKind | undefined;
}

export interface ReadOutcomeSentence extends OutcomeSentence {
  readonly reading: SentenceReading;
}
