import type { CommandOf } from '#commands';
import type { Command, Decider, Decision } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  canonicalJson,
  decideByType,
  partId,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { MissingSubject, Provision, ReferenceFacts } from '#shared-kernel';
import { areSameSubjects, refuseMissingReference, subjectsProblem } from '#shared-kernel';
import { contentProblem, levelOf } from './decision-content.js';
import type { decisionCommands } from './decision.commands.js';
import type { DecisionEvent } from './decision.events.js';
import { decisionShapes } from './decision.events.js';
import { evolveDecision } from './decision.evolve.js';
import type { DecisionRefusal } from './decision.refusals.js';
import { germanDecision } from './decision.refusals.js';
import type { DecisionRecord, KnownDecision } from './decision.state.js';

export type DecisionCommand = CommandOf<(typeof decisionCommands)[number]>;
type Of<T extends DecisionCommand['type']> = Extract<DecisionCommand, Command<T>>;
type Decided = Decision<DecisionEvent, DecisionRefusal>;

export interface DecisionStreamFacts extends ReferenceFacts {
  readonly missingSubject?: MissingSubject;
}

const decideRecorded = decideByType<
  Exclude<DecisionCommand, Of<'RecordDecision'>>,
  KnownDecision,
  DecisionEvent,
  DecisionRefusal
>({
  MeetDecisionProvision: ({ data: { provision } }, { provisions, met }) => {
    if (!provisions.some((one) => one.provision === provision)) return refuseMissing('provision is not known here');
    if (met.includes(provision)) return acceptAsIs('is met already');
    return accept<DecisionEvent>({ type: 'DecisionProvisionMet', data: { provision } });
  },
  CorrectDecision: correct,
  WithdrawDecision: ({ data }) => accept<DecisionEvent>({ type: 'DecisionWithdrawn', data }),
  RemindOfDecision: ({ data }, { followUpDue }) =>
    followUpDue ? acceptAsIs('is reminded of already') : accept<DecisionEvent>({ type: 'DecisionFollowUpDue', data }),
});

export const decisionDecider: Decider<
  DecisionCommand,
  DecisionRecord,
  DecisionEvent,
  DecisionRefusal,
  DecisionStreamFacts
> = {
  category: 'decision',
  initial: { status: 'unknown' },
  events: decisionShapes,
  german: germanDecision,
  decide,
  evolve: evolveDecision,
};

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
  return decideRecorded(command, decision, undefined);
}

function record({ data, meta }: Of<'RecordDecision'>): Decided {
  const { process, kind, title, by, decides, followUpOn } = data;
  const content = { by, level: levelOf(kind, data.level), decides };
  const problem = contentProblem(kind, content) ?? subjectsProblem(decides);
  if (problem !== undefined) return refuse(problem);
  const provisions = (data.provisions ?? []).map((provision, index): Provision => ({
    provision: partId(meta.commandId, 'provision', index),
    ...provision,
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
