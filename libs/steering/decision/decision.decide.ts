import type { CommandOf } from '#commands';
import type { Command, Decider, Decision, GeneralRefusal } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  canonicalJson,
  germanGeneral,
  partId,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type {
  DecisionLevel,
  MissingReferenceRefusal,
  MissingSubject,
  MissingSubjectRefusal,
  Provision,
  ReferenceFacts,
  SubjectsRefusal,
} from '#shared-kernel';
import {
  areSameSubjects,
  germanMissingReference,
  germanMissingSubject,
  germanSubjects,
  refuseMissingReference,
  subjectsProblem,
} from '#shared-kernel';
import type { decisionCommands } from './decision.commands.js';
import type { DecisionContent, DecisionEvent, DecisionKind } from './decision.events.js';
import type { DecisionRecord, KnownDecision } from './decision.state.js';
import { evolveDecision } from './decision.state.js';

export type DecisionCommand = CommandOf<(typeof decisionCommands)[number]>;
type Of<T extends DecisionCommand['type']> = Extract<DecisionCommand, Command<T>>;

const phrases = {
  'decision is recorded already': 'Die Entscheidung ist schon festgehalten.',
  'decision is withdrawn': 'Die Entscheidung ist zurückgenommen.',
  'executive decision is of another level': 'Was die Verwaltung allein entscheidet, hat die Ebene der Verwaltung.',
  'provision is not known here': 'Dieser Vorbehalt ist hier nicht bekannt.',
} as const;

export type DecisionRefusal =
  | keyof typeof phrases
  | SubjectsRefusal
  | MissingSubjectRefusal
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'not found'>;

export interface DecisionStreamFacts extends ReferenceFacts {
  readonly missingSubject?: MissingSubject;
}

export const decisionDecider: Decider<
  DecisionCommand,
  DecisionRecord,
  DecisionEvent,
  DecisionRefusal,
  DecisionStreamFacts
> = {
  category: 'decision',
  initial: { status: 'unknown' },
  events: {
    DecisionRecorded: 1,
    DecisionProvisionMet: 1,
    DecisionCorrected: 1,
    DecisionWithdrawn: 1,
    DecisionFollowUpDue: 1,
  },
  german: {
    ...phrases,
    ...germanSubjects,
    ...germanMissingSubject,
    ...germanMissingReference,
    'not found': germanGeneral['not found'],
  },
  decide,
  evolve: evolveDecision,
};

type Decided = Decision<DecisionEvent, DecisionRefusal>;

function decide(
  command: DecisionCommand,
  decision: DecisionRecord,
  { missing, missingSubject }: DecisionStreamFacts,
): Decided {
  if (missing !== undefined) return refuseMissingReference(missing);
  if (missingSubject !== undefined) return refuseReference(missingSubject.reason, missingSubject.field);
  if (command.type === 'RecordDecision') {
    return decision.status === 'unknown' ? record(command) : refuse('decision is recorded already');
  }
  if (decision.status === 'unknown') return refuseMissing('not found');
  if (decision.status === 'withdrawn') {
    return command.type === 'WithdrawDecision' ? acceptAsIs('is withdrawn already') : refuse('decision is withdrawn');
  }
  return decideRecorded(command, decision);
}

function decideRecorded(
  command: Exclude<DecisionCommand, { readonly type: 'RecordDecision' }>,
  decision: KnownDecision,
): Decided {
  switch (command.type) {
    case 'MeetDecisionProvision': {
      const { provision } = command.data;
      if (!decision.provisions.some((one) => one.provision === provision)) {
        return refuseMissing('provision is not known here');
      }
      if (decision.met.includes(provision)) return acceptAsIs('is met already');
      return accept<DecisionEvent>({ type: 'DecisionProvisionMet', data: { provision } });
    }
    case 'CorrectDecision':
      return correct(command, decision);
    case 'WithdrawDecision':
      return accept<DecisionEvent>({ type: 'DecisionWithdrawn', data: command.data });
    case 'RemindOfDecision':
      if (decision.followUpDue) return acceptAsIs('is reminded of already');
      return accept<DecisionEvent>({ type: 'DecisionFollowUpDue', data: command.data });
  }
}

function record({ data, meta }: Of<'RecordDecision'>): Decided {
  const { process, kind, title, by, decides, followUpOn } = data;
  const content = { by, level: levelOf(kind, data.level), decides };
  const problem = contentProblem(kind, content) ?? subjectsProblem(decides);
  if (problem !== undefined) return refuse(problem);
  const provisions = (data.provisions ?? []).map((told, index): Provision => ({
    provision: partId(meta.commandId, 'provision', index),
    ...told,
  }));
  return accept<DecisionEvent>({
    type: 'DecisionRecorded',
    data: { process, kind, title, ...content, provisions, ...(followUpOn !== undefined && { followUpOn }) },
  });
}

function correct({ data }: Of<'CorrectDecision'>, decision: KnownDecision): Decided {
  const { by = decision.by, level = decision.level, decides = decision.decides, reason } = data;
  const content = { by, level, decides };
  const problem = contentProblem(decision.kind, content) ?? subjectsProblem(decides, decision.everListed);
  if (problem !== undefined) return refuse(problem);
  const isSame = canonicalJson([by, level]) === canonicalJson([decision.by, decision.level]);
  if (isSame && areSameSubjects(decides, decision.decides)) return acceptAsIs('is recorded like this already');
  return accept<DecisionEvent>({ type: 'DecisionCorrected', data: { ...content, event: decision.event, reason } });
}

function levelOf(kind: DecisionKind, told: DecisionLevel | undefined): DecisionContent['level'] {
  switch (kind) {
    case 'executive':
      return told ?? 'administration';
    case 'urgent':
    case 'earlier':
      return told ?? 'unknown';
  }
}

function contentProblem(
  kind: DecisionKind,
  { level }: DecisionContent,
): 'executive decision is of another level' | undefined {
  return kind === 'executive' && level !== 'administration' ? 'executive decision is of another level' : undefined;
}
