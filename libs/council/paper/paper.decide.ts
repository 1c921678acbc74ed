import type { Decider } from '#event-sourcing';
import {
  decideByType,
  germanIrregular,
  germanResolveDeviation,
  publish,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import { germanMissingReference, germanMissingSubject, germanSubjects, refuseMissingReference } from '#shared-kernel';
import { PAPER_EXISTS, PAPER_REFERENCES, PAPER_WITHDRAWAL } from '../committee/paper-existence.js';
import { coSignatureDecisions } from './co-signature/co-signature.decide.js';
import { beginningDecisions } from './drafting/beginning.js';
import { draftingDecisions } from './drafting/drafting.decide.js';
import type { BeginningCommand, PaperCommand, PaperDecision, PaperFacts, PaperRefusal } from './paper-decision.js';
import type { PaperEvent } from './paper.events.js';
import { paperShapes } from './paper.events.js';
import { evolvePaper } from './paper.evolve.js';
import { germanPaper } from './paper.refusals.js';
import type { ExistingPaper, Paper } from './paper.state.js';
import { stepDecisions } from './step/step.decide.js';

export const paperDecider: Decider<PaperCommand, Paper, PaperEvent, PaperRefusal, PaperFacts> = {
  category: 'paper',
  initial: { status: 'unknown' },
  events: paperShapes,
  german: {
    ...germanPaper,
    ...germanSubjects,
    ...germanMissingSubject,
    ...germanMissingReference,
    ...germanIrregular,
    ...germanResolveDeviation,
  },
  publishes: [
    publish(PAPER_EXISTS, ({ status }: Paper) => status !== 'unknown'),
    publish(PAPER_REFERENCES, (paper: Paper) => (paper.status === 'unknown' ? [] : paper.references)),
    publish(PAPER_WITHDRAWAL, (paper: Paper) => (paper.status === 'withdrawn' ? { on: paper.withdrawnOn } : null)),
  ],
  decide: (command, paper, facts) => {
    if (isBeginning(command)) return refuseMissingIn(facts) ?? decideBeginning(command, paper, facts);
    if (paper.status === 'unknown') return refuseMissing('paper is not known');
    return refuseMissingIn(facts) ?? decideExisting(command, paper, facts);
  },
  evolve: evolvePaper,
};

const decideBeginning = decideByType<BeginningCommand, Paper, PaperEvent, PaperRefusal, PaperFacts>(beginningDecisions);

const decideExisting = decideByType<
  Exclude<PaperCommand, BeginningCommand>,
  ExistingPaper,
  PaperEvent,
  PaperRefusal,
  PaperFacts
>({ ...draftingDecisions, ...coSignatureDecisions, ...stepDecisions });

function isBeginning(command: PaperCommand): command is BeginningCommand {
  return command.type in beginningDecisions;
}

function refuseMissingIn({ missing, missingSubject }: PaperFacts): PaperDecision | undefined {
  if (missing !== undefined) return refuseMissingReference(missing);
  return missingSubject === undefined ? undefined : refuseReference(missingSubject.reason, missingSubject.field);
}
