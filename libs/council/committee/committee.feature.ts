import { feature } from '#http';
import { committeeStream } from './committee.stream.js';
import { committeeCommands } from './committee.commands.js';
import { CommitteeRoutes } from './committee.routes.js';
import { CommitteeReads } from './committee.reads.js';
import { committeesProjection } from './committee.projection.js';

export const committeeFeature = feature({
  name: 'committee',
  streams: [{ stream: committeeStream, commands: committeeCommands }],
  projections: [committeesProjection],
  controllers: [CommitteeRoutes, CommitteeReads],
});
