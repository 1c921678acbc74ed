import type { EdgeStructure, Refusal } from '#event-sourcing';
import { edgeDecider } from '#event-sourcing';
import { measureDecider } from './measure.decide.js';
import type { MeasureRefusal } from './measure.refusals.js';
import type { Measure } from './measure.state.js';

/** The most measures that may be reached along dependencies, and along supersessions. */
const MOST_REACHED = { dependencies: 1000, supersessions: 100 } as const;

const refused = (reason: MeasureRefusal): Refusal => ({ kind: 'impossible', reason });

/** The measures of a process and the measures that they depend on. */
const dependencies: EdgeStructure<Measure> = {
  decider: edgeDecider('dependencies', MOST_REACHED.dependencies),
  holders: measureDecider,
  endedBy: ['MeasureDependencyRemoved'],
  refusals: {
    circle: refused('dependencies would form a circle'),
    tooLong: refused('more than 1,000 measures would have to be looked at for a circle'),
  },
  idOf: (measure) => (measure.status === 'unknown' ? undefined : measure.process),
  edgesOf: (measure) => (measure.status === 'unknown' ? [] : measure.dependsOn),
};

/** Measures of all processes and the measures that took their place. */
const supersessions: EdgeStructure<Measure> = {
  decider: edgeDecider('measuresupersessions', MOST_REACHED.supersessions),
  holders: measureDecider,
  endedBy: [],
  refusals: {
    circle: refused('supersessions would form a circle'),
    tooLong: refused('chain of supersessions is longer than 100'),
  },
  idOf: ({ status }) => (status === 'unknown' ? undefined : 'all'),
  edgesOf: (measure) => (measure.status === 'superseded' ? [measure.by] : []),
};

export const measureStructures: readonly EdgeStructure[] = [dependencies, supersessions];
