import type { CommandMeta, Decided, Decision, DeviationNoted, IrregularRefusal, PartialDate } from '#event-sourcing';
import { accept, acceptAsIs, acceptUnlessIrregular, refuse, refuseReference } from '#event-sourcing';
import type { Outcome } from '../meeting/outcome/outcome.js';
import { notInDraft } from './decide-drafting.js';
import { beginning, prepares, STEP_OUT_OF_SEQUENCE } from './decide-steps.js';
import { addedStep, consequences, referral, stepFor } from './outcome-consequences.js';
import type { PaperPhrase } from './paper.refusals.js';
import type { ExistingPaper, Step, StepResult } from './paper.state.js';
import { decisiveStep, isEnded, isReadyToConclude } from './paper.state.js';
import type { PaperCommand } from './paper.js';
import type { CarriedOutcome, PaperEvent } from './paper.events.js';
import { effectOf, endsStep } from './step-outcome.js';

type OutcomeDecision = Decision<PaperEvent | DeviationNoted, PaperPhrase | IrregularRefusal>;
type Data<T extends PaperCommand['type']> = Extract<PaperCommand, { readonly type: T }>['data'];

const NOTED_BY_SYSTEM = 'The committee dealt with the paper before the preparatory step had ended.';

/** What a meeting did is a fact in whatever order it comes; only a paper that was never submitted takes none. */
export function recordOutcome(
  data: Data<'RecordStepOutcome'>,
  paper: ExistingPaper,
  meta: CommandMeta,
): OutcomeDecision {
  const { event, outcome } = data;
  if (paper.references.length === 0) return refuse('paper is not submitted');
  if (findResult(paper, event) !== undefined) return acceptAsIs('carried already');
  const { step, planned } = stepFor(paper, data, meta);
  const result = carried(step, data, event, outcome);
  if (result.ends && isEnded(step)) return refuse('step has ended already');
  const referred = referral(paper, step, { event, outcome }, meta);
  const reopens = paper.status === 'concluded' && (!planned || referred !== undefined);
  const events: readonly PaperEvent[] = [
    ...(planned ? [] : [addedStep(step, 'unplanned', event)]),
    ...(reopens ? [reopened(event)] : beginning(paper, step.id)),
    { type: 'StepOutcomeRecorded', data: result },
    ...(referred === undefined ? [] : [referred]),
    ...consequences(reopens || paper.status === 'submitted' ? 'inConsultation' : paper.status, step, {
      event,
      outcome,
    }),
  ];
  return notingSequence(meta, paper, step, result, onDay(events, data.on));
}

/** The step's outcome was another one: what the first one brought about is taken back where nothing was done with it since. */
export function correctOutcome(
  data: Data<'CorrectStepOutcome'>,
  paper: ExistingPaper,
  meta: CommandMeta,
): OutcomeDecision {
  const { correction: event, outcome } = data;
  const found = findResult(paper, data.event);
  if (found === undefined) return refuseReference('outcome was not carried to a step', 'event');
  const { step, result: former } = found;
  if (former.corrections.includes(event)) return acceptAsIs('corrected already');
  const result = carried(step, former, event, outcome);
  const others = step.results.filter((other) => other !== former);
  if (result.ends && others.some((other) => other.ends)) return refuse('step has ended already');
  const dropped = referralTakenBack(paper, former, outcome);
  const referred = referral(paper, step, { event, outcome }, meta);
  const reopens =
    isTakenBack(paper, former, outcome)
    || changesConclusion(paper, former, result)
    || (paper.status === 'concluded' && referred !== undefined);
  const events: readonly PaperEvent[] = [
    { type: 'StepOutcomeCorrected', data: { ...result, corrected: former.event } },
    ...(reopens ? [reopened(event)] : []),
    ...dropped.map(({ id }): PaperEvent => ({
      type: 'StepDropped',
      data: { step: id, reason: 'the referral was corrected' },
    })),
    ...(referred === undefined ? [] : [referred]),
    ...consequences(reopens ? 'inConsultation' : paper.status, { ...step, results: others }, { event, outcome }),
  ];
  return notingSequence(meta, paper, step, result, events);
}

export function conclude(paper: ExistingPaper): OutcomeDecision {
  if (paper.status === 'draft') return refuse('paper is not submitted');
  if (paper.status === 'withdrawn') return refuse(notInDraft(paper.status));
  if (paper.status === 'concluded') return acceptAsIs('concluded already');
  if (!isReadyToConclude(paper)) return refuse('consultation is not at its end');
  return accept<PaperEvent>({ type: 'PaperConcluded', data: decisiveStep(paper.steps) ?? { effect: 'none' } });
}

function carried(
  { id, committee, role }: Step,
  { meeting, item }: Pick<StepResult, 'meeting' | 'item'>,
  event: string,
  outcome: Outcome,
): CarriedOutcome {
  const [ends, effect] = [endsStep(outcome, role), effectOf(outcome, role)];
  return { step: id, committee, role, meeting, item, event, outcome, ends, effect };
}

/** By the event that first said it, or by one that corrected it. */
function findResult(
  paper: ExistingPaper,
  event: string,
): { readonly step: Step; readonly result: StepResult } | undefined {
  for (const step of paper.steps) {
    const result = step.results.find((one) => eventsOf(one).includes(event));
    if (result !== undefined) return { step, result };
  }
  return undefined;
}

function eventsOf(result: StepResult): readonly string[] {
  return [result.event, ...result.corrections];
}

/** Whether the paper was returned or withdrawn by the outcome that is said to be another one now. */
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

/** Steps that only the former outcome brought about and that nothing has happened to. */
function referralTakenBack(paper: ExistingPaper, former: StepResult, now: Outcome): readonly Step[] {
  const still = now.kind === 'referred' ? now.to : undefined;
  return paper.steps.filter(
    ({ referredBy, results, committee }) =>
      referredBy !== undefined && eventsOf(former).includes(referredBy) && results.length === 0 && committee !== still,
  );
}

function reopened(cause: string): PaperEvent {
  return { type: 'ConsultationReopened', data: { cause } };
}

function onDay(events: readonly PaperEvent[], occurredOn: PartialDate): readonly Decided<PaperEvent>[] {
  return events.map((event) => ({ ...event, occurredOn }));
}

/** A policy cannot give reasons: the system notes that a deciding step came too early, once a step. */
function notingSequence(
  meta: CommandMeta,
  paper: ExistingPaper,
  step: Step,
  { effect }: CarriedOutcome,
  events: readonly Decided<PaperEvent>[],
): OutcomeDecision {
  const { rule } = STEP_OUT_OF_SEQUENCE;
  const noted = Object.values(paper.deviations).some((one) => one.rule === rule && one.subject === step.id);
  const early = effect !== 'none' && !noted && paper.steps.some((other) => !isEnded(other) && prepares(other, step));
  const evidence = { kind: 'system', policy: 'consultation' } as const;
  const deviations = early ? [{ rule, reason: NOTED_BY_SYSTEM, evidence }] : [];
  return acceptUnlessIrregular<PaperEvent>(
    { ...meta, deviations },
    early ? [STEP_OUT_OF_SEQUENCE] : [],
    events,
    step.id,
  );
}
