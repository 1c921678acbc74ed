import { councilFeatures } from '#council';
import type { AnyStreamDefinition, EndOfUse, Recorded } from '#event-sourcing';
import { categoryOf } from '#event-sourcing';
import { partiesFeatures } from '#parties';
import { reorganisationFeatures } from '#reorganisation';
import { steeringFeatures } from '#steering';
import { progressReportFeature } from '../progress-report/progress-report.feature.js';

/** Nothing of another stream may begin to use an entity after its end; its decider cannot see an end at the same time. */
export interface ConflictRule extends Omit<EndOfUse, 'usedBy'> {
  /** Category of the streams that end. */
  readonly category: string;
  /** Ids of the entities that the event would not have used if their end had been known. */
  readonly usedBy: (event: Recorded) => readonly (string | undefined)[];
}

/** The streams of every context, with what they declare. */
const definitions: readonly AnyStreamDefinition[] = [
  ...partiesFeatures,
  ...councilFeatures,
  ...steeringFeatures,
  ...reorganisationFeatures,
  progressReportFeature,
].flatMap(({ streams }) => streams.map(({ stream }) => stream));

/** Each stream declares its end; the streams that use it declare by which events. */
export const CONFLICT_RULES: readonly ConflictRule[] = definitions.flatMap(({ decider: { category }, ends }) => {
  if (ends === undefined) return [];
  const uses = new Map(
    definitions.map((using) => [using.decider.category, (using.uses ?? []).filter((use) => use.category === category)]),
  );
  const declared = (event: Recorded): readonly (string | undefined)[] =>
    uses.get(categoryOf(event.stream))?.flatMap(({ idsIn }) => idsIn(event)) ?? [];
  return [{ ...ends, category, usedBy: (event) => [...declared(event), ...(ends.usedBy?.(event) ?? [])] }];
});

/** Streams that no context has, and that may refer to a person: `usedBy` of persons looks into any event. */
const OUTSIDE_OF_CONTEXTS = ['actor'] as const;

/** Categories of the streams that end, and of those whose decisions rest on other streams. */
export const CONFLICT_CATEGORIES: readonly string[] = [
  ...definitions
    .filter((definition) => definition.ends !== undefined || definition.facts !== undefined)
    .map(({ decider }) => decider.category),
  ...OUTSIDE_OF_CONTEXTS,
];
