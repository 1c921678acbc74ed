import type { FactReader, StreamDefinition } from '#event-sourcing';
import type { MissingSubject, Reference } from '#shared-kernel';
import { findMissing, findMissingSubject, referencesOf } from '#shared-kernel';
import type { DecisionCommand, DecisionStreamFacts } from './decision.decide.js';
import { decisionDecider } from './decision.decide.js';
import type { DecisionEvent } from './decision.events.js';
import type { DecisionRefusal } from './decision.refusals.js';
import type { DecisionRecord } from './decision.state.js';

export const decisionStream: StreamDefinition<
  DecisionCommand,
  DecisionRecord,
  DecisionEvent,
  DecisionRefusal,
  DecisionStreamFacts
> = {
  decider: decisionDecider,
  facts: async (command, decision, read) => {
    const missingSubject = await missingSubjectOf(command, decision, read);
    return {
      ...(await findMissing(read, referencesIn(command))),
      ...(missingSubject !== undefined && { missingSubject }),
    };
  },
};

/** Called for `RefineDate` too, which every stream takes; it and the commands not named here refer to nothing. */
function referencesIn({ type, data }: DecisionCommand): readonly Reference[] {
  if (type === 'RecordDecision') {
    return [{ kind: 'process', id: data.process, field: 'process' }, ...referencesOf(data.by, 'by')];
  }
  if (type === 'CorrectDecision') return data.by === undefined ? [] : referencesOf(data.by, 'by');
  return [];
}

async function missingSubjectOf(
  { type, data }: DecisionCommand,
  decision: DecisionRecord,
  read: FactReader,
): Promise<MissingSubject | undefined> {
  if (type === 'RecordDecision') return await findMissingSubject(read, data.decides, 'decides', data.process);
  if (type !== 'CorrectDecision' || decision.status === 'unknown') return undefined;
  return await findMissingSubject(read, data.decides ?? [], 'decides', decision.process);
}
