import type { CommandAddress } from '#http';
import type { DomainVocabulary } from '../model/model-reading.js';

/** What models may name of the domain, and how its commands are sent. */
export interface DomainWords extends DomainVocabulary {
  addressOf(command: string): CommandAddress | undefined;
}
