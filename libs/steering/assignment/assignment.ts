import type { CommandOf } from '#commands';
import type {
  Decider,
  Decision,
  Deviations,
  Evolved,
  GeneralRefusal,
  IrregularRefusal,
  PartialDate,
  ResolveDeviationRefusal,
} from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  decideResolveDeviation,
  deviationShapes,
  evolveDeviations,
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

interface Given {
  readonly to: string;
  readonly due: PartialDate;
  readonly deviations: Deviations;
}

export type Assignment =
  | { readonly status: 'unknown' }
  | (Given & { readonly status: 'given' | 'accepted' | 'confirmed' | 'dropped' })
  | (Given & { readonly status: 'reportedDone'; readonly reportedBy: string });

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
  events: {
    AssignmentGiven: 1,
    AssignmentAccepted: 1,
    AssignmentReportedDone: 1,
    AssignmentConfirmed: 1,
    AssignmentReturned: 1,
    AssignmentExtended: 1,
    AssignmentDropped: 1,
    AssignmentTransferred: 1,
    ...deviationShapes,
  },
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
  evolve,
};

type AssignmentDecision = Decision<AssignmentEvent, AssignmentRefusal>;
type Known = Exclude<Assignment, { readonly status: 'unknown' }>;

const FOUR_EYES = fourEyes('somebody other than who reported the assignment done confirms it');

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

/** What belongs to a measure belongs to its process. */
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

function decideOpen(command: OpenCommand, assignment: Known, { hasEnded }: AssignmentFacts): AssignmentDecision {
  switch (command.type) {
    case 'AcceptAssignment':
      if (assignment.status !== 'given') return acceptAsIs('accepted already');
      return accept<AssignmentEvent>({ type: 'AssignmentAccepted', data: {} });
    case 'ReportAssignmentDone':
      if (assignment.status === 'reportedDone') return refuse('assignment is reported done already');
      return accept<AssignmentEvent>({
        type: 'AssignmentReportedDone',
        data: { reportedBy: command.meta.actor, ...command.data },
      });
    case 'ConfirmAssignment': {
      if (assignment.status !== 'reportedDone') return refuse('assignment is not reported done');
      const violations = assignment.reportedBy === command.meta.actor ? [FOUR_EYES] : [];
      const confirmed = { type: 'AssignmentConfirmed', data: {} } as const;
      return acceptUnlessIrregular<AssignmentEvent>(command.meta, violations, [confirmed]);
    }
    case 'ReturnAssignment':
      if (assignment.status !== 'reportedDone') return refuse('assignment is not reported done');
      return accept<AssignmentEvent>({ type: 'AssignmentReturned', data: command.data });
    case 'ExtendAssignment':
      if (!isBeyond(command.data.due, assignment.due)) return refuse('an extension goes beyond what was due');
      return accept<AssignmentEvent>({ type: 'AssignmentExtended', data: command.data });
    case 'DropAssignment':
      return accept<AssignmentEvent>({ type: 'AssignmentDropped', data: command.data });
    case 'TransferAssignment':
      if (command.data.to === assignment.to) return acceptAsIs('is with this organisation already');
      if (hasEnded) return refuse('organisation has ended');
      return (
        refusedForReorganisation(command)
        ?? accept<AssignmentEvent>({ type: 'AssignmentTransferred', data: command.data })
      );
  }
}

/** Its last day is known and later; where nobody knew what was due, any known day is more. */
function isBeyond(due: PartialDate, before: PartialDate): boolean {
  const [last, lastBefore = ''] = [intervalOf(due)?.last, intervalOf(before)?.last];
  return last !== undefined && last > lastBefore;
}

function evolve(
  assignment: Assignment,
  event: Evolved<AssignmentEvent> | { readonly type: 'DateRefined' },
): Assignment {
  if (event.type === 'AssignmentGiven') {
    return { status: 'given', to: event.data.to, due: event.data.due, deviations: {} };
  }
  if (assignment.status === 'unknown') return assignment;
  const { to, due, deviations } = assignment;
  switch (event.type) {
    case 'AssignmentAccepted':
    case 'AssignmentReturned':
      return { status: 'accepted', to, due, deviations };
    case 'AssignmentReportedDone':
      return { status: 'reportedDone', to, due, deviations, reportedBy: event.data.reportedBy };
    case 'AssignmentConfirmed':
      return { status: 'confirmed', to, due, deviations };
    case 'AssignmentDropped':
      return { status: 'dropped', to, due, deviations };
    case 'AssignmentTransferred':
      return event.data.reorganisation === undefined
        ? { status: 'given', to: event.data.to, due, deviations }
        : { ...assignment, to: event.data.to };
    case 'AssignmentExtended':
      return { ...assignment, due: event.data.due };
    case 'DeviationNoted':
    case 'DeviationResolved':
      return { ...assignment, deviations: evolveDeviations(deviations, event) };
    case 'DateRefined':
      return assignment;
  }
}
