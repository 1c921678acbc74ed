import type { Feature } from '#http';
import { courseCommands, watchCommands } from './course.commands.js';
import { adoptionCommands, planningCommands, ProposeMeasure } from './measure.commands.js';
import { MeasureCommands } from './measure.routes.js';
import { measureStream } from './measure-stream.js';

export const measureFeature: Feature = {
  stream: measureStream,
  commands: [ProposeMeasure, ...planningCommands, ...adoptionCommands, ...courseCommands, ...watchCommands],
  projections: [],
  policies: [],
  controllers: [MeasureCommands],
};
