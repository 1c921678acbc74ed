import { streams } from '../../apps/server/features.js';

/** Every reason for which a stream refuses, as its decider declares it. */
export function reasonsOf(category: string): readonly string[] {
  const definition = streams.find(({ stream }) => stream.decider.category === category);
  if (definition === undefined) throw new Error(`there is no stream ${category}`);
  return Object.keys(definition.stream.decider.german);
}
