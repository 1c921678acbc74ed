import { feature } from '#http';
import { consultationPolicy } from '../consultation/consultation.policy.js';
import { paperCommands } from './paper.commands.js';
import { PaperReads } from './paper.controller.js';
import { PaperCommands } from './paper.routes.js';
import { paperStream } from './paper-stream.js';
import { papersProjection } from './papers.projection.js';

export const paperFeature = feature({
  name: 'paper',
  streams: [{ stream: paperStream, commands: paperCommands }],
  projections: [papersProjection],
  policies: [consultationPolicy],
  controllers: [PaperCommands, PaperReads],
});
