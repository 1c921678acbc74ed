import { feature } from '#http';
import { conflictCommands } from './conflict.commands.js';
import { conflictsProjection } from './conflict.projection.js';
import { ConflictReads } from './conflict.reads.js';
import { ConflictRoutes } from './conflict.routes.js';
import { conflictStream } from './conflict.stream.js';

/** Events that crossed the end of what they refer to. */
export const conflictFeature = feature({
  name: 'conflict',
  streams: [{ stream: conflictStream, commands: conflictCommands }],
  projections: [conflictsProjection],
  controllers: [ConflictRoutes, ConflictReads],
});
