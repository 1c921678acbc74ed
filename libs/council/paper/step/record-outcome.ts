import type { CommandMeta, Decided, PartialDate } from '#event-sourcing';
import { acceptAsIs, refuse } from '#event-sourcing';
import type { Of, PaperDecision } from '../paper-decision.js';
import type { PaperEvent } from '../paper.events.js';
import type { ExistingPaper } from '../paper.state.js';
import { beginning } from './beginning.js';
import { carried, findResult, notingSequence, reopened } from './carried-result.js';
import { addedStep, consequences, referrals, stepFor } from './outcome-consequences.js';
import { isEnded } from './step.state.js';

/** Outcomes of meetings are facts and come in any order; only a paper that was never submitted takes none. */
export function recordOutcome(
  data: Of<'RecordStepOutcome'>['data'],
  paper: ExistingPaper,
  meta: CommandMeta,
): PaperDecision {
  const { event, outcome } = data;
  if (paper.references.length === 0) return refuse('paper is not submitted');
  if (findResult(paper, event, data.committee) !== undefined) return acceptAsIs('carried already');
  const { step, planned } = stepFor(paper, data, meta);
  const result = carried(step, data, event, outcome);
  if (result.ends && isEnded(step)) return refuse('step has ended already');
  const referred = referrals(paper, step, { event, outcome }, meta);
  const reopens = paper.status === 'concluded' && (!planned || referred.length > 0);
  const events: readonly PaperEvent[] = [
    ...(planned ? [] : [addedStep(step, 'unplanned', event)]),
    ...(reopens ? [reopened(event)] : beginning(paper, step.id)),
    { type: 'StepOutcomeRecorded', data: result },
    ...referred,
    ...consequences(reopens || paper.status === 'submitted' ? 'inConsultation' : paper.status, step, {
      event,
      outcome,
    }),
  ];
  return notingSequence(meta, paper, step, result, onDay(events, data.on));
}

function onDay(events: readonly PaperEvent[], occurredOn: PartialDate): readonly Decided<PaperEvent>[] {
  return events.map((event) => ({ ...event, occurredOn }));
}
