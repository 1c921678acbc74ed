import type { CommandOf } from '#commands';
import type { Decider, IrregularRefusal, ResolveDeviationRefusal } from '#event-sourcing';
import {
  decideResolveDeviation,
  deviationShapes,
  germanIrregular,
  germanResolveDeviation,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type {
  MissingReferenceRefusal,
  MissingSubject,
  MissingSubjectRefusal,
  ReferenceFacts,
  SubjectsRefusal,
} from '#shared-kernel';
import { germanMissingReference, germanMissingSubject, germanSubjects, refuseMissingReference } from '#shared-kernel';
import {
  abandonSubmission,
  addVersion,
  answerCoSignature,
  draft,
  linkReport,
  nameSubjects,
  recordKnown,
  release,
  requestCoSignature,
  returnPaper,
  submit,
  withdraw,
} from './decide-drafting.js';
import { conclude, correctOutcome, recordOutcome } from './decide-outcomes.js';
import type { MeetingFacts } from './decide-steps.js';
import { dropStep, planStep, scheduleStep } from './decide-steps.js';
import { evolvePaper } from './paper.evolve.js';
import type { paperCommands } from './paper.commands.js';
import type { PaperEvent } from './paper.events.js';
import type { PaperPhrase } from './paper.refusals.js';
import { germanPaper } from './paper.refusals.js';
import type { ExistingPaper, Paper } from './paper.state.js';

export type PaperCommand = CommandOf<(typeof paperCommands)[number]>;
export type PaperRefusal =
  | PaperPhrase
  | SubjectsRefusal
  | MissingSubjectRefusal
  | MissingReferenceRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal;
export type PaperFacts = ReferenceFacts & MeetingFacts & { readonly missingSubject?: MissingSubject };

export const paperDecider: Decider<PaperCommand, Paper, PaperEvent, PaperRefusal, PaperFacts> = {
  category: 'paper',
  initial: { status: 'unknown' },
  events: {
    PaperDrafted: 1,
    KnownPaperRecorded: 1,
    PaperVersionAdded: 1,
    PaperSubjectsNamed: 1,
    CoSignatureRequested: 1,
    CoSignatureGiven: 1,
    CoSignatureRefused: 1,
    CoSignatureRequestWithdrawn: 1,
    PaperReleased: 1,
    PaperSubmitted: 1,
    SubmissionAbandoned: 1,
    StepPlanned: 1,
    StepAdded: 1,
    StepScheduled: 1,
    StepDropped: 1,
    ConsultationBegan: 1,
    StepOutcomeRecorded: 1,
    StepOutcomeCorrected: 1,
    PaperConcluded: 1,
    PaperReturned: 1,
    PaperWithdrawn: 1,
    ConsultationReopened: 1,
    PaperReportLinked: 1,
    ...deviationShapes,
  },
  german: {
    ...germanPaper,
    ...germanSubjects,
    ...germanMissingSubject,
    ...germanMissingReference,
    ...germanIrregular,
    ...germanResolveDeviation,
  },
  decide: (command, paper, facts) => {
    switch (command.type) {
      case 'DraftPaper':
        return facts.missing === undefined ? draft(command.data, paper) : refuseMissingReference(facts.missing);
      case 'RecordKnownPaper':
        if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
        return recordKnown(command.data, paper, command.meta);
      case 'AbandonSubmission':
        return abandonSubmission(command.data, paper);
      case 'AddPaperVersion':
      case 'NamePaperSubjects':
      case 'RequestCoSignature':
      case 'CoSign':
      case 'RefuseCoSignature':
      case 'WithdrawCoSignatureRequest':
      case 'ReleasePaper':
      case 'SubmitPaper':
      case 'PlanStep':
      case 'ScheduleStep':
      case 'DropStep':
      case 'RecordStepOutcome':
      case 'CorrectStepOutcome':
      case 'ConcludePaper':
      case 'ReturnPaper':
      case 'WithdrawPaper':
      case 'LinkReport':
      case 'ResolveDeviation':
        if (paper.status === 'unknown') return refuseMissing('paper is not known');
        if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
        if (facts.missingSubject !== undefined) {
          return refuseReference(facts.missingSubject.reason, facts.missingSubject.field);
        }
        return decideExisting(command, paper, facts);
    }
  },
  evolve: evolvePaper,
};

type Beginning = 'DraftPaper' | 'RecordKnownPaper' | 'AbandonSubmission';

function decideExisting(
  command: Exclude<PaperCommand, { readonly type: Beginning }>,
  paper: ExistingPaper,
  facts: PaperFacts,
): ReturnType<typeof paperDecider.decide> {
  switch (command.type) {
    case 'AddPaperVersion':
      return addVersion(command.data, paper);
    case 'NamePaperSubjects':
      return nameSubjects(command.data, paper);
    case 'RequestCoSignature':
      return requestCoSignature(command.data, paper, command.meta);
    case 'CoSign':
    case 'RefuseCoSignature':
    case 'WithdrawCoSignatureRequest':
      return answerCoSignature(command, paper);
    case 'ReleasePaper':
      return release(paper);
    case 'SubmitPaper':
      return submit(command.data, paper);
    case 'PlanStep':
      return planStep(command.data, paper, command.meta);
    case 'ScheduleStep':
      return scheduleStep(command.data, paper, facts, command.meta);
    case 'DropStep':
      return dropStep(command.data, paper);
    case 'RecordStepOutcome':
      return recordOutcome(command.data, paper, command.meta);
    case 'CorrectStepOutcome':
      return correctOutcome(command.data, paper, command.meta);
    case 'ConcludePaper':
      return conclude(paper);
    case 'ReturnPaper':
      return returnPaper(command.data, paper);
    case 'WithdrawPaper':
      return withdraw(command.data, paper);
    case 'LinkReport':
      return linkReport(command.data, paper);
    case 'ResolveDeviation':
      return decideResolveDeviation(command.data, paper.deviations);
  }
}
