import type { FactReader, StreamDefinition } from '#event-sourcing';
import { isOfType, usesOf } from '#event-sourcing';
import { countingOutcomes, itemOf, meetingDecider, OUTCOMES } from '#council';
import { organisationDecider } from '#parties';
import type { Reference } from '#shared-kernel';
import { findMissing, referencesOf } from '#shared-kernel';
import type { Mandate } from './mandate.fields.js';
import type { StrategyProcessCommand, StrategyProcessFacts } from './strategy-process.decide.js';
import { strategyProcessDecider } from './strategy-process.decide.js';
import type { StrategyProcessEvent } from './strategy-process.events.js';
import type { StrategyProcessRefusal } from './strategy-process.refusals.js';
import type { StrategyProcess } from './strategy-process.state.js';

export const strategyProcessStream: StreamDefinition<
  StrategyProcessCommand,
  StrategyProcess,
  StrategyProcessEvent,
  StrategyProcessRefusal,
  StrategyProcessFacts
> = {
  decider: strategyProcessDecider,
  ends: {
    rule: 'processIsClosed',
    isEnd: isOfType('ProcessClosed' satisfies StrategyProcessEvent['type']),
    english: 'A closed strategy process gets no measures and no goals.',
    german: 'Ein abgeschlossener Strategieprozess erhält keine Maßnahmen und keine Ziele.',
  },
  uses: [
    usesOf<StrategyProcessEvent>()('organisation', {
      ProcessInitiated: ({ data }) => [data.lead],
      ProcessLeadAssigned: ({ data }) => [data.lead],
    }),
  ],
  facts: async (command, _process, read) => ({
    ...(await findMissing(read, referencesIn(command))),
    leadHasEnded: await leadHasEnded(command, read),
    mandateKnown: command.type !== 'InitiateProcess' || (await isResolution(command.data.mandate, read)),
  }),
};

/** Called for `RefineDate` too, which every stream takes; it and the commands not named here refer to nothing. */
function referencesIn({ type, data }: StrategyProcessCommand): readonly Reference[] {
  if (type === 'InitiateProcess' || type === 'AssignProcessLead')
    return [{ kind: 'organisation', id: data.lead, field: 'lead' }];
  if (type === 'RegisterParticipant') return referencesOf(data.participant, 'participant');
  if (type === 'RecordProcessEvent') {
    return (data.participants ?? []).flatMap((party, index) => referencesOf(party, `participants.${index}`));
  }
  return [];
}

async function leadHasEnded({ type, data }: StrategyProcessCommand, read: FactReader): Promise<boolean> {
  if (type !== 'InitiateProcess' && type !== 'AssignProcessLead') return false;
  return (await read.state(organisationDecider, data.lead)).status === 'ended';
}

/** Whether the mandate is unknown, or an item that was adopted in its meeting. */
async function isResolution(mandate: Mandate, read: FactReader): Promise<boolean> {
  if (mandate.kind === 'unknown') return true;
  const meeting = await read.state(meetingDecider, mandate.meeting);
  const item = meeting.status === 'unknown' ? undefined : itemOf(meeting, mandate.item);
  const outcomes = item === undefined ? [] : countingOutcomes(item);
  return outcomes.some(({ outcome }) => OUTCOMES[outcome.kind].isResolution);
}
