import type { CoSigner } from '../paper.events.js';

export interface CoSignature {
  readonly of: CoSigner;
  readonly status: 'open' | 'given' | 'refused' | 'withdrawn';
}
