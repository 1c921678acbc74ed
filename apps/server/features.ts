import { accessFeatures } from '#access';
import { auditFeature } from '#audit';
import { councilFeatures } from '#council';
import { backupFeature } from '#backup';
import { documentsFeature } from '#documents';
import type { EventShape, Policy, Projection } from '#event-sourcing';
import {
  claimShapes,
  germanAbandonClaim,
  germanGeneral,
  germanIrregular,
  germanRefineDate,
  germanResolveDeviation,
  logShapes,
  policyShapes,
  refineDateShapes,
} from '#event-sourcing';
import type { Feature, FeatureStream } from '#http';
import { clockFeature, operationsFeature } from '#http';
import { partiesFeatures } from '#parties';
import { CLOSED } from '#places';
import { reorganisationFeatures } from '#reorganisation';
import { reportingFeatures } from '#reporting';
import { steeringFeatures } from '#steering';
import { domainMessagesFeature, workflowFeature, workflowGerman, workflowShapes } from '#workflow';

const domainFeatures: readonly Feature[] = [
  ...partiesFeatures,
  ...councilFeatures,
  ...steeringFeatures,
  ...reorganisationFeatures,
  ...reportingFeatures,
];

/** The streams of the domain whose events tell what happened; claims and what only policies keep are none of them. */
const domainStreams = domainFeatures
  .flatMap((one) => one.streams)
  .map(({ stream }) => stream.decider)
  .filter(({ category, events }) => !CLOSED.includes(category) && !('EdgeClaimed' in events));

/** The event types for which models may wait by name. */
export const domainEvents: ReadonlySet<string> = new Set(domainStreams.flatMap(({ events }) => Object.keys(events)));

/** Everything that this program runs. */
export const features: readonly Feature[] = [
  operationsFeature,
  documentsFeature,
  backupFeature,
  ...domainFeatures,
  ...accessFeatures,
  clockFeature,
  auditFeature,
  workflowFeature,
  domainMessagesFeature(domainStreams.map(({ category }) => category)),
];

/** The contexts whose commands service tasks of models may send. */
export const commandStreams: readonly FeatureStream[] = [
  ...partiesFeatures,
  ...councilFeatures,
  ...steeringFeatures,
  ...reorganisationFeatures,
].flatMap((feature) => feature.streams);

export const projections: readonly Projection[] = features.flatMap((feature) => feature.projections);
export const policies: readonly Policy[] = features.flatMap((feature) => feature.policies);
export const streams: readonly FeatureStream[] = features.flatMap((feature) => feature.streams);

export const shapes: readonly Readonly<Record<string, EventShape>>[] = [
  logShapes,
  claimShapes,
  policyShapes,
  refineDateShapes,
  ...streams.map(({ stream }) => stream.decider.events),
  ...workflowShapes,
];

const german: ReadonlyMap<string, string> = new Map(
  [
    germanAbandonClaim,
    germanGeneral,
    germanIrregular,
    germanRefineDate,
    germanResolveDeviation,
    ...streams.map(({ stream }) => stream.decider.german),
    ...workflowGerman,
  ].flatMap((texts) => Object.entries(texts)),
);

/** German wording of a refusal. */
export function germanOf(reason: string): string | undefined {
  return german.get(reason);
}
