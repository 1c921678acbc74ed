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

/** Also asked for `RefineDate`, which every stream takes: what is not named here refers to nothing. */
function referencesIn({ type, data }: StrategyProcessCommand): readonly Reference[] {
  if (type === 'InitiateProcess') return [{ kind: 'organisation', id: data.lead, field: 'lead' }];
  if (type === 'RegisterParticipant') return referencesOf(data.participant, 'participant');
  if (type === 'RecordProcessEvent') {
    return (data.participants ?? []).flatMap((party, index) => referencesOf(party, `participants.${index}`));
  }
  return [];
}
