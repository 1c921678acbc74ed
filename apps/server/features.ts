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
import { reorganisationFeatures } from '#reorganisation';
import { reportingFeatures } from '#reporting';
import { steeringFeatures } from '#steering';
import { workflowFeature, workflowGerman, workflowShapes } from '#workflow';

/** Everything that this program runs. */
export const features: readonly Feature[] = [
  operationsFeature,
  documentsFeature,
  backupFeature,
  ...partiesFeatures,
  ...councilFeatures,
  ...steeringFeatures,
  ...reorganisationFeatures,
  ...reportingFeatures,
  ...accessFeatures,
  clockFeature,
  auditFeature,
  workflowFeature,
];

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
