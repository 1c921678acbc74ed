import type { StreamDefinition } from '#event-sourcing';
import { findMissing } from '../references/find-missing.js';
import type { Reference } from '../references/missing-reference.js';
import { referencesOf } from '../references/party-references.js';
import type { StrategyProcessEvent } from './strategy-process.events.js';
import type {
  StrategyProcess,
  StrategyProcessCommand,
  StrategyProcessFacts,
  StrategyProcessRefusal,
} from './strategy-process.js';
import { strategyProcessDecider } from './strategy-process.js';

export const strategyProcessStream: StreamDefinition<
  StrategyProcessCommand,
  StrategyProcess,
  StrategyProcessEvent,
  StrategyProcessRefusal,
  StrategyProcessFacts
> = {
  decider: strategyProcessDecider,
  facts: async (command, _process, read) => ({
    ...(await findMissing(read, referencesIn(command))),
    mandateKnown: command.type !== 'InitiateProcess' || command.data.mandate.kind === 'unknown',
    openMeasures: [],
  }),
};

function referencesIn({ type, data }: StrategyProcessCommand): readonly Reference[] {
  switch (type) {
    case 'InitiateProcess':
      return [{ kind: 'organisation', id: data.lead, field: 'lead' }];
    case 'RegisterParticipant':
      return referencesOf(data.participant, 'participant');
    case 'RecordProcessEvent':
      return (data.participants ?? []).flatMap((party, index) => referencesOf(party, `participants.${index}`));
    case 'DraftProcess':
    case 'NameFieldOfAction':
    case 'RecordContext':
    case 'PlanPhase':
    case 'NameDeliverable':
    case 'RecordDelivery':
    case 'WaiveDeliverable':
    case 'StartPhase':
    case 'CompletePhase':
    case 'StartCycle':
    case 'SuspendProcess':
    case 'ResumeProcess':
    case 'CloseProcess':
      return [];
  }
}
