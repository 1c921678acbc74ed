import type { FactReader, PartialDate, StreamDefinition } from '#event-sourcing';
import { isOfType, usesOf } from '#event-sourcing';
import type { Reference } from '#shared-kernel';
import { findMissing, findMissingSubject, referencesOf } from '#shared-kernel';
import { meetingDecider } from '../meeting/meeting.decide.js';
import type { ScheduleFacts } from './step/step-sequence.js';
import { claimOf } from '../reference/paper-reference.js';
import type { Paper } from './paper.state.js';
import type { PaperEvent } from './paper.events.js';
import type { PaperCommand, PaperFacts, PaperRefusal } from './paper-decision.js';
import { paperDecider } from './paper.decide.js';

export const paperStream: StreamDefinition<PaperCommand, Paper, PaperEvent, PaperRefusal, PaperFacts> = {
  decider: paperDecider,
  ends: {
    rule: 'paperIsWithdrawn',
    isEnd: isOfType('PaperWithdrawn' satisfies PaperEvent['type']),
    english: 'No committee acts on a withdrawn paper, and it brings no report.',
    german: 'Über eine zurückgezogene Vorlage entscheidet kein Gremium, und sie bringt keinen Bericht ein.',
  },
  uses: [usesOf<PaperEvent>()('meeting', { StepScheduled: ({ data }) => [data.meeting] })],
  facts: async (command, paper, read) => ({
    ...(await findMissing(read, referencesIn(command))),
    ...(await meetingFacts(command, paper, read)),
    ...(await subjectFacts(command, read)),
  }),
  claims: ({ type, data }) => (type === 'SubmitPaper' || type === 'RecordKnownPaper' ? claimOf(data) : undefined),
};

/** Also asked for `RefineDate`, which every stream takes: commands that are not named here refer to nothing. */
function referencesIn({ type, data }: PaperCommand): readonly Reference[] {
  if (type === 'DraftPaper') return processes(data.processes);
  if (type === 'RecordKnownPaper') {
    const steps = (data.steps ?? []).map(({ committee }, index) => committeeAt(committee, `steps.${index}.committee`));
    return [...processes(data.processes), ...steps];
  }
  if (type === 'RequestCoSignature') return referencesOf(data.of, 'of');
  if (type === 'PlanStep') return [committeeAt(data.committee, 'committee')];
  if (type === 'ResolveDeviation') return referencesOf(data.by, 'by');
  return [];
}

function processes(ids: readonly string[] = []): readonly Reference[] {
  return ids.map((id, index) => ({ kind: 'process', id, field: `processes.${index}` }));
}

function committeeAt(id: string, field: string): Reference {
  return { kind: 'committee', id, field };
}

async function subjectFacts(
  { type, data }: PaperCommand,
  read: FactReader,
): Promise<Pick<PaperFacts, 'missingSubject'>> {
  if (type !== 'NamePaperSubjects') return {};
  const missingSubject = await findMissingSubject(read, data.subjects, 'subjects');
  return missingSubject === undefined ? {} : { missingSubject };
}

/** Only scheduling judges by meetings: the policy carries their outcomes as they are. */
async function meetingFacts(command: PaperCommand, paper: Paper, read: FactReader): Promise<ScheduleFacts> {
  if (command.type !== 'ScheduleStep' || paper.status === 'unknown') return { days: {} };
  const { meeting: wanted } = command.data;
  const scheduled = paper.steps.flatMap(({ meeting }) => (meeting === undefined ? [] : [meeting]));
  const days: Record<string, PartialDate> = {};
  for (const id of new Set([...scheduled, wanted])) {
    const meeting = await read.state(meetingDecider, id);
    if (meeting.status !== 'unknown') days[id] = meeting.when;
  }
  const meeting = await read.state(meetingDecider, wanted);
  if (meeting.status === 'unknown') return { days };
  return { days, meeting: { committee: meeting.committee, cancelled: meeting.status === 'cancelled' } };
}
