import type { EdgeStructure } from '#event-sourcing';
import { edgeDecider, impossibleEdges } from '#event-sourcing';
import { measureDecider } from './measure.decide.js';
import type { MeasureRefusal } from './measure.refusals.js';
import type { Measure } from './measure.state.js';

/** The most measures that may be reached along dependencies, and along supersessions. */
const MOST_REACHED = { dependencies: 1000, supersessions: 100 } as const;

/** The measures of a process and the measures that they depend on. */
const dependencies: EdgeStructure<Measure> = {
  decider: edgeDecider('dependencies', MOST_REACHED.dependencies),
  holders: measureDecider,
  endedBy: ['MeasureDependencyRemoved'],
  refusals: impossibleEdges<MeasureRefusal>({
    circle: 'dependencies would form a circle',
    tooLong: 'more than 1,000 measures would have to be looked at for a circle',
  }),
  idOf: (measure) => (measure.status === 'unknown' ? undefined : measure.process),
  edgesOf: (measure) => (measure.status === 'unknown' ? [] : measure.dependsOn),
};

/** Measures of all processes and the measures that took their place. */
const supersessions: EdgeStructure<Measure> = {
  decider: edgeDecider('measuresupersessions', MOST_REACHED.supersessions),
  holders: measureDecider,
  endedBy: [],
  refusals: impossibleEdges<MeasureRefusal>({
    circle: 'supersessions would form a circle',
    tooLong: 'chain of supersessions is longer than 100',
  }),
  idOf: ({ status }) => (status === 'unknown' ? undefined : 'all'),
  edgesOf: (measure) => (measure.status === 'superseded' ? [measure.by] : []),
};

export const measureStructures: readonly EdgeStructure[] = [dependencies, supersessions];
