import { accessFeatures } from '#access';
import { auditLogProjection } from '#audit';
import type { AnyStreamDefinition, EventShape, Policy, Projection } from '#event-sourcing';
import {
  claimShapes,
  germanGeneral,
  germanIrregular,
  germanRefineDate,
  germanResolveDeviation,
  logShapes,
  policyShapes,
  refineDateShapes,
} from '#event-sourcing';
import type { Feature } from '#http';
import { clockFeature } from '#http';
import { strategyFeatures } from '#strategy';

/** Everything that this program runs. */
export const features: readonly Feature[] = [...strategyFeatures, ...accessFeatures, clockFeature];

export const projections: readonly Projection[] = [
  ...features.flatMap((feature) => feature.projections),
  auditLogProjection,
];
export const policies: readonly Policy[] = features.flatMap((feature) => feature.policies);

const streams: readonly AnyStreamDefinition[] = features.map((feature) => feature.stream);

export const shapes: readonly Readonly<Record<string, EventShape>>[] = [
  logShapes,
  claimShapes,
  policyShapes,
  refineDateShapes,
  ...streams.map((stream) => stream.decider.events),
];

const german: ReadonlyMap<string, string> = new Map(
  [
    germanGeneral,
    germanIrregular,
    germanRefineDate,
    germanResolveDeviation,
    ...streams.map((stream) => stream.decider.german),
  ].flatMap((texts) => Object.entries(texts)),
);

/** German wording of a refusal. */
export function germanOf(reason: string): string | undefined {
  return german.get(reason);
}
