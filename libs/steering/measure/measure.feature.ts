import { feature } from '#http';
import { MeasureReads } from './measure.reads.js';
import { measuresProjection } from './measure.projection.js';
import { courseCommands, watchCommands } from './course/course.commands.js';
import { adoptionCommands, planningCommands, ProposeMeasure } from './measure.commands.js';
import { MeasureCommands } from './measure.routes.js';
import { measureStream } from './measure.stream.js';

export const measureFeature = feature({
  name: 'measure',
  streams: [
    {
      stream: measureStream,
      commands: [ProposeMeasure, ...planningCommands, ...adoptionCommands, ...courseCommands, ...watchCommands],
    },
  ],
  projections: [measuresProjection],
  controllers: [MeasureCommands, MeasureReads],
});
