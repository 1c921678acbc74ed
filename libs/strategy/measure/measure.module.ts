import { feature } from '#http';
import { ProgressReads } from '../progress/progress.controller.js';
import { indicatorsProjection } from '../indicator/indicators.projection.js';
import { overduePolicy } from '../overdue/overdue.policy.js';
import { IndicatorReads } from '../indicator/indicators.controller.js';
import { MeasureReads } from './measure-reads.controller.js';
import { OverrideReads } from './overrides.controller.js';
import { measuresProjection } from './measures.projection.js';
import { courseCommands, watchCommands } from './course.commands.js';
import { adoptionCommands, planningCommands, ProposeMeasure } from './measure.commands.js';
import { MeasureCommands } from './measure.routes.js';
import { measureStream } from './measure-stream.js';

export const measureFeature = feature({
  name: 'measure',
  streams: [
    {
      stream: measureStream,
      commands: [ProposeMeasure, ...planningCommands, ...adoptionCommands, ...courseCommands, ...watchCommands],
    },
  ],
  projections: [measuresProjection, indicatorsProjection],
  policies: [overduePolicy],
  controllers: [MeasureCommands, MeasureReads, OverrideReads, IndicatorReads, ProgressReads],
});
