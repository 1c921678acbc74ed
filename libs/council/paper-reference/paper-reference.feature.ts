import { feature } from '#http';
import { claimDecider } from '#event-sourcing';
import { PAPER_REFERENCE } from '../reference/paper-reference.js';
import { paperReferenceCommands } from './paper-reference.commands.js';
import { referenceClaimsPolicy } from './reference-claims.policy.js';

/** The claims that keep a paper's reference unique in its year. No route leads here. */
export const paperReferenceFeature = feature({
  name: 'paperReference',
  streams: [{ stream: { decider: claimDecider(PAPER_REFERENCE) }, commands: paperReferenceCommands }],
  policies: [referenceClaimsPolicy],
});
