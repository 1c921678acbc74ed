import type { Feature } from '#http';
import { commandAddresses } from '#http';
import type { DomainWords } from '#workflow';

/** What models of the workflow may name: these events, and the commands of the features' streams. */
export function domainWords(features: readonly Feature[], events: Iterable<string>): DomainWords {
  const streams = features.flatMap((feature) => feature.streams);
  const addresses = commandAddresses(features.flatMap(({ controllers = [] }) => controllers));
  return {
    events: new Set(events),
    commands: new Set(streams.flatMap(({ commands }) => commands.map(({ type }) => type))),
    addressOf: (command) => addresses.get(command),
  };
}
