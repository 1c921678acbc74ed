import type { CommandMeta } from '#event-sourcing';
import { acceptAsIs, refuse, refuseReference } from '#event-sourcing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import { committeesReferredTo } from '../../meeting/outcome/outcome.js';
import type { Of, PaperDecision } from '../paper-decision.js';
import type { CarriedOutcome, PaperEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';
import { carried, eventsOf, findResult, notingSequence, reopened } from './carried-result.js';
import { consequences, referrals } from './outcome-consequences.js';
import type { Step, StepResult } from './step.state.js';

/** Replaces a step's outcome and takes back the consequences of the first one that were not acted on since. */
export function correctOutcome(
  data: Of<'CorrectStepOutcome'>['data'],
  paper: ExistingPaper,
  meta: CommandMeta,
): PaperDecision {
  const { correction: event, outcome } = data;
  const found = findResult(paper, data.event, data.committee);
  if (found === undefined) return refuseReference('outcome was not carried to a step', 'event');
  const { step, result: former } = found;
  if (former.corrections.includes(event)) return acceptAsIs('corrected already');
  const result = carried(step, former, event, outcome);
  const others = step.results.filter((other) => other !== former);
  if (result.ends && others.some((other) => other.ends)) return refuse('step has ended already');
  const dropped = referralTakenBack(paper, former, outcome);
  const referred = referrals(paper, step, { event, outcome }, meta);
  const reopens =
    isTakenBack(paper, former, outcome)
    || changesConclusion(paper, former, result)
    || (paper.status === 'concluded' && referred.length > 0);
  const events: readonly PaperEvent[] = [
    { type: 'StepOutcomeCorrected', data: { ...result, corrected: former.event } },
    ...(reopens ? [reopened(event)] : []),
    ...dropped.map(({ id }): PaperEvent => ({
      type: 'StepDropped',
      data: { step: id, reason: 'the referral was corrected' },
    })),
    ...referred,
    ...consequences(reopens ? 'inConsultation' : paper.status, { ...step, results: others }, { event, outcome }),
  ];
  return notingSequence(meta, paper, step, result, events);
}

/** Whether the outcome before its correction had returned or withdrawn the paper. */
function isTakenBack(paper: ExistingPaper, former: StepResult, now: Outcome): boolean {
  if (former.outcome.kind === now.kind) return false;
  if (paper.status === 'draft') return paper.returnedBy !== undefined && eventsOf(former).includes(paper.returnedBy);
  return (
    paper.status === 'withdrawn' && paper.withdrawnBy !== undefined && eventsOf(former).includes(paper.withdrawnBy)
  );
}

function changesConclusion(paper: ExistingPaper, former: StepResult, now: CarriedOutcome): boolean {
  return (
    paper.status === 'concluded'
    && (former.ends !== now.ends || former.effect !== now.effect || former.outcome.kind !== now.outcome.kind)
  );
}

/** Untouched steps that only the former outcome added. */
function referralTakenBack(paper: ExistingPaper, former: StepResult, now: Outcome): readonly Step[] {
  const still = committeesReferredTo(now);
  return paper.steps.filter(
    ({ referredBy, results, committee }) =>
      referredBy !== undefined
      && eventsOf(former).includes(referredBy)
      && results.length === 0
      && !still.includes(committee),
  );
}
