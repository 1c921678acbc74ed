import { features } from '../../apps/server/features.js';

/** Every reason for which a stream refuses, as its decider declares it. */
export function reasonsOf(category: string): readonly string[] {
  const feature = features.find(({ stream }) => stream.decider.category === category);
  if (feature === undefined) throw new Error(`there is no stream ${category}`);
  return Object.keys(feature.stream.decider.german);
}
