import type { FactReader, StreamDefinition } from '#event-sourcing';
import type { MissingSubject, Reference } from '#shared-kernel';
import { findMissing, findMissingSubject, referencesOf } from '#shared-kernel';
import type { DecisionEvent } from './decision.events.js';
import type { DecisionRecord } from './decision.state.js';
import type { DecisionCommand, DecisionRefusal, DecisionStreamFacts } from './decision.decide.js';
import { decisionDecider } from './decision.decide.js';

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

/** Also asked for `RefineDate`, which every stream takes: what is not named here refers to nothing. */
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
