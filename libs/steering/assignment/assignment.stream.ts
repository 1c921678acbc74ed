import type { FactReader, StreamDefinition } from '#event-sourcing';
import { decisionDecider } from '../decision/decision.decide.js';
import { measureDecider } from '../measure/measure.decide.js';
import { itemOf, meetingDecider } from '#council';
import { organisationDecider } from '#parties';
import type { Reference } from '#shared-kernel';
import { findMissing, referenceIf, referencesOf } from '#shared-kernel';
import type { AssignmentEvent, AssignmentSource } from './assignment.events.js';
import type { Assignment, AssignmentCommand, AssignmentFacts, AssignmentRefusal } from './assignment.js';
import { assignmentDecider } from './assignment.js';

export const assignmentStream: StreamDefinition<
  AssignmentCommand,
  Assignment,
  AssignmentEvent,
  AssignmentRefusal,
  AssignmentFacts
> = {
  decider: assignmentDecider,
  facts: async (command, _assignment, read) => {
    const references = await findMissing(read, referencesIn(command));
    const source = command.type === 'GiveAssignment' ? await missingSource(command.data.source, read) : undefined;
    const to = command.type === 'GiveAssignment' || command.type === 'TransferAssignment' ? command.data.to : undefined;
    const hasEnded = to !== undefined && (await read.state(organisationDecider, to)).status === 'ended';
    const process = command.type === 'GiveAssignment' ? await processOfMeasure(command.data.measure, read) : undefined;
    return {
      ...references,
      hasEnded,
      ...(source !== undefined && { source }),
      ...(process !== undefined && { processOfMeasure: process }),
    };
  },
};

async function processOfMeasure(id: string | undefined, read: FactReader): Promise<string | undefined> {
  const measure = id === undefined ? undefined : await read.state(measureDecider, id);
  return measure === undefined || measure.status === 'unknown' ? undefined : measure.process;
}

/** Also asked for `RefineDate`, which every stream takes: what is not named here refers to nothing. */
function referencesIn({ type, data }: AssignmentCommand): readonly Reference[] {
  if (type === 'TransferAssignment') return [{ kind: 'organisation', id: data.to, field: 'to' }];
  if (type === 'ResolveDeviation') return referencesOf(data.by, 'by');
  if (type !== 'GiveAssignment') return [];
  return [
    { kind: 'organisation', id: data.to, field: 'to' },
    ...referenceIf('process', data.process, 'process'),
    ...referenceIf('measure', data.measure, 'measure'),
  ];
}

async function missingSource(source: AssignmentSource, read: FactReader): Promise<AssignmentFacts['source']> {
  switch (source.kind) {
    case 'oral':
      return undefined;
    case 'decision': {
      const { status } = await read.state(decisionDecider, source.decision);
      return status === 'unknown' ? { reason: 'decision does not exist', field: 'source.decision' } : undefined;
    }
    case 'item': {
      const meeting = await read.state(meetingDecider, source.meeting);
      const item = meeting.status === 'unknown' ? undefined : itemOf(meeting, source.item);
      return item === undefined ? { reason: 'item is not known in this meeting', field: 'source.item' } : undefined;
    }
  }
}
