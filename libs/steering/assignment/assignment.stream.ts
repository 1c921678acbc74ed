import type { FactReader, StreamDefinition } from '#event-sourcing';
import { usesOf } from '#event-sourcing';
import { itemOf, meetingDecider } from '#council';
import { organisationDecider } from '#parties';
import type { Reference } from '#shared-kernel';
import { findMissing, referenceIf, referencesOf, subjectState } from '#shared-kernel';
import type { AssignmentEvent, AssignmentSource } from './assignment.events.js';
import type { AssignmentCommand, AssignmentFacts, AssignmentRefusal } from './assignment.decide.js';
import { assignmentDecider } from './assignment.decide.js';
import type { Assignment } from './assignment.state.js';

export const assignmentStream: StreamDefinition<
  AssignmentCommand,
  Assignment,
  AssignmentEvent,
  AssignmentRefusal,
  AssignmentFacts
> = {
  decider: assignmentDecider,
  uses: [
    usesOf<AssignmentEvent>()('organisation', {
      AssignmentGiven: ({ data }) => [data.to],
      AssignmentTransferred: ({ data }) => [data.to],
    }),
  ],
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
  return id === undefined ? undefined : (await subjectState({ kind: 'measure', id }, read))?.process;
}

/** Also asked for `RefineDate`, which every stream takes: commands that are not named here have no references. */
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
      const exists = await read.exists('decision', source.decision);
      return exists ? undefined : { reason: 'decision does not exist', field: 'source.decision' };
    }
    case 'item': {
      const meeting = await read.state(meetingDecider, source.meeting);
      const item = meeting.status === 'unknown' ? undefined : itemOf(meeting, source.item);
      return item === undefined ? { reason: 'item is not known in this meeting', field: 'source.item' } : undefined;
    }
  }
}
