import { SHARED } from '../messages/message-registry.js';
import { valueClaimShapes } from './claim.js';

/** The events of claimed values and edges, of entities that are alike, and `ClaimAbandoned`, which streams that hold edges have. */
export const claimShapes = {
  ...valueClaimShapes,
  EdgesFound: SHARED,
  StructureOpened: SHARED,
  EdgeClaimed: SHARED,
  EdgeReleased: SHARED,
  ClaimAbandoned: SHARED,
  LikenessNoted: SHARED,
} as const;
