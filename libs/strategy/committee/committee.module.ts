import { feature } from '#http';
import { cadencePolicy } from '../cadence/cadence.policy.js';
import { committeeMeetingsPolicy } from '../cadence/committee-meetings.policy.js';
import { committeeStream } from './committee-stream.js';
import { committeeCommands } from './committee.commands.js';
import { CommitteeCommands } from './committee.controller.js';
import { CommitteeReads } from './committee-reads.controller.js';
import { committeesProjection } from './committees.projection.js';

export const committeeFeature = feature({
  name: 'committee',
  streams: [{ stream: committeeStream, commands: committeeCommands }],
  projections: [committeesProjection],
  policies: [cadencePolicy, committeeMeetingsPolicy],
  controllers: [CommitteeCommands, CommitteeReads],
});
