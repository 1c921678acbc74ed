import { feature } from '#http';
import { LateEntryReads } from '../late-entries/late-entries.controller.js';
import { lateEntriesProjection } from '../late-entries/late-entries.projection.js';
import { registerPolicy } from '../register/register.policy.js';
import { TimelineReads } from '../timeline/timeline.controller.js';
import { timelineProjection } from '../timeline/timeline.projection.js';
import { strategyProcessStream } from './strategy-process-stream.js';
import { strategyProcessCommands } from './strategy-process.commands.js';
import { StrategyProcessCommands } from './strategy-process.controller.js';
import { StrategyProcessReads } from './strategy-process-reads.controller.js';
import { processesProjection } from './strategy-processes.projection.js';

export const strategyProcessFeature = feature({
  name: 'strategyProcess',
  streams: [{ stream: strategyProcessStream, commands: strategyProcessCommands }],
  projections: [processesProjection, timelineProjection, lateEntriesProjection],
  policies: [registerPolicy],
  controllers: [StrategyProcessCommands, StrategyProcessReads, TimelineReads, LateEntryReads],
});
