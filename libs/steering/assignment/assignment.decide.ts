import type { CommandOf } from '#commands';
import type {
  Decider,
  Decision,
  GeneralRefusal,
  IrregularRefusal,
  PartialDate,
  ResolveDeviationRefusal,
} from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  decideByType,
  decideResolveDeviation,
  germanGeneral,
  germanIrregular,
  germanResolveDeviation,
  intervalOf,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { ForReorganisationRefusal, MissingReferenceRefusal, ReferenceFacts } from '#shared-kernel';
import {
  fourEyes,
  germanForeignReference,
  germanForReorganisation,
  germanMissingReference,
  refuseMissingReference,
  refusedForReorganisation,
} from '#shared-kernel';
import type { assignmentCommands } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.events.js';
import { assignmentShapes } from './assignment.events.js';
import { evolveAssignment } from './assignment.evolve.js';
import type { Assignment, KnownAssignment } from './assignment.state.js';

export type AssignmentCommand = CommandOf<(typeof assignmentCommands)[number]>;

/** `source` is the first field of the source that leads nowhere. */
export interface AssignmentFacts extends ReferenceFacts {
  readonly source?: { readonly reason: SourceRefusal; readonly field: string };
  /** The organisation that is to do it does not exist any more. */
  readonly hasEnded: boolean;
  /** The process of its measure. */
  readonly processOfMeasure?: string;
}

export type SourceRefusal = 'item is not known in this meeting' | 'decision does not exist';

export type AssignmentRefusal =
  | 'assignment is given already'
  | 'assignment is over'
  | 'assignment is reported done already'
  | 'assignment is not reported done'
  | 'an extension goes beyond what was due'
  | 'organisation has ended'
  | SourceRefusal
  | ForReorganisationRefusal
  | 'measure is of another process'
  | MissingReferenceRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal
  | Extract<GeneralRefusal, 'not found'>;

export const assignmentDecider: Decider<
  AssignmentCommand,
  Assignment,
  AssignmentEvent,
  AssignmentRefusal,
  AssignmentFacts
> = {
  category: 'assignment',
  initial: { status: 'unknown' },
  events: assignmentShapes,
  german: {
    'assignment is given already': 'Der Auftrag ist schon erteilt.',
    'assignment is over': 'Der Auftrag ist erledigt oder aufgegeben.',
    'assignment is reported done already': 'Der Auftrag ist schon als erledigt gemeldet.',
    'assignment is not reported done': 'Der Auftrag ist nicht als erledigt gemeldet.',
    'an extension goes beyond what was due': 'Eine Verlängerung muss über die bisherige Frist hinausgehen.',
    'organisation has ended': 'Die Organisation besteht nicht mehr.',
    'item is not known in this meeting': 'Diesen Tagesordnungspunkt gibt es in der Sitzung nicht.',
    'decision does not exist': 'Diese Entscheidung gibt es nicht.',
    'measure is of another process': germanForeignReference['measure is of another process'],
    'not found': germanGeneral['not found'],
    ...germanForReorganisation,
    ...germanMissingReference,
    ...germanIrregular,
    ...germanResolveDeviation,
  },
  decide,
  evolve: evolveAssignment,
};

type AssignmentDecision = Decision<AssignmentEvent, AssignmentRefusal>;

const FOUR_EYES = fourEyes(
  'somebody other than who reported the assignment done confirms it',
  'jemand anderes als die Person, die den Auftrag erledigt gemeldet hat, bestätigt es',
);

function decide(command: AssignmentCommand, assignment: Assignment, facts: AssignmentFacts): AssignmentDecision {
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (facts.source !== undefined) return refuseReference(facts.source.reason, facts.source.field);
  if (command.type === 'GiveAssignment') {
    if (assignment.status !== 'unknown') return refuse('assignment is given already');
    if (facts.hasEnded) return refuse('organisation has ended');
    return give(command, facts);
  }
  if (assignment.status === 'unknown') return refuseMissing('not found');
  if (command.type === 'ResolveDeviation') return decideResolveDeviation(command.data, assignment.deviations);
  if (assignment.status === 'confirmed' || assignment.status === 'dropped') return refuse('assignment is over');
  return decideOpen(command, assignment, facts);
}

/** The assignment of a measure belongs to the measure's process. */
function give(
  { data }: Extract<AssignmentCommand, { readonly type: 'GiveAssignment' }>,
  { processOfMeasure }: AssignmentFacts,
): AssignmentDecision {
  const { due = 'unknown', process = processOfMeasure, ...said } = data;
  if (processOfMeasure !== undefined && process !== processOfMeasure) {
    return refuseReference('measure is of another process', 'measure');
  }
  const given = { ...said, due, ...(process !== undefined && { process }) };
  return accept<AssignmentEvent>({ type: 'AssignmentGiven', data: given });
}

type OpenCommand = Exclude<AssignmentCommand, { readonly type: 'GiveAssignment' | 'ResolveDeviation' }>;

const decideOpen = decideByType<OpenCommand, KnownAssignment, AssignmentEvent, AssignmentRefusal, AssignmentFacts>({
  AcceptAssignment: (_command, { status }) =>
    status === 'given' ? accept({ type: 'AssignmentAccepted', data: {} }) : acceptAsIs('accepted already'),
  ReportAssignmentDone: ({ data, meta }, { status }) =>
    status === 'reportedDone'
      ? refuse('assignment is reported done already')
      : accept({ type: 'AssignmentReportedDone', data: { reportedBy: meta.actor, ...data } }),
  ConfirmAssignment: ({ meta }, assignment) => {
    if (assignment.status !== 'reportedDone') return refuse('assignment is not reported done');
    const violations = assignment.reportedBy === meta.actor ? [FOUR_EYES] : [];
    const confirmed = { type: 'AssignmentConfirmed', data: {} } as const;
    return acceptUnlessIrregular<AssignmentEvent>(meta, violations, [confirmed]);
  },
  ReturnAssignment: ({ data }, { status }) =>
    status === 'reportedDone'
      ? accept({ type: 'AssignmentReturned', data })
      : refuse('assignment is not reported done'),
  ExtendAssignment: ({ data }, { due }) =>
    isBeyond(data.due, due)
      ? accept({ type: 'AssignmentExtended', data })
      : refuse('an extension goes beyond what was due'),
  DropAssignment: ({ data }) => accept({ type: 'AssignmentDropped', data }),
  TransferAssignment: (command, { to }, { hasEnded }) => {
    const { data } = command;
    if (data.to === to) return acceptAsIs('is with this organisation already');
    if (hasEnded) return refuse('organisation has ended');
    return refusedForReorganisation(command) ?? accept({ type: 'AssignmentTransferred', data });
  },
});

/** Its last day is known and later; where the due day was unknown, any known day is later. */
function isBeyond(due: PartialDate, before: PartialDate): boolean {
  const [last, lastBefore = ''] = [intervalOf(due)?.last, intervalOf(before)?.last];
  return last !== undefined && last > lastBefore;
}
