import type { CommandMeta } from '#event-sourcing';
import { partId } from '#event-sourcing';
import type { Outcome } from '../../meeting/outcome/outcome.js';
import { committeesReferredTo } from '../../meeting/outcome/outcome.js';
import { traitsOf } from '../../meeting/outcome/outcomes.js';
import type { ExistingPaper } from '../paper.state.js';
import type { Step } from './step.state.js';
import { isEnded, nextOrder } from './step.state.js';
import type { PaperEvent } from '../paper.events.js';

/** The sitting in which a committee dealt with the paper. */
interface Sitting {
  readonly committee: string;
  readonly meeting: string;
  readonly item: string;
}

/** An outcome of the paper, and the meeting's event that holds it. */
interface Said {
  readonly event: string;
  readonly outcome: Outcome;
}

/**
 * The step that an outcome belongs to: the one with an outcome of this very item, else the open one scheduled for the
 * meeting, else the committee's first open step, unscheduled ones before those of other meetings, else a new
 * unplanned one.
 */
export function stepFor(paper: ExistingPaper, at: Sitting, meta: CommandMeta): { step: Step; planned: boolean } {
  const own = [...paper.steps].filter(({ committee }) => committee === at.committee).sort((a, b) => a.order - b.order);
  const open = own.filter((step) => !isEnded(step));
  const step =
    own.find((one) => one.results.some(({ meeting, item }) => meeting === at.meeting && item === at.item))
    ?? open.find(({ meeting }) => meeting === at.meeting)
    ?? open.find(({ meeting }) => meeting === undefined)
    ?? open[0];
  if (step !== undefined) return { step, planned: true };
  const id = partId(meta.commandId, 'step', 0);
  const order = nextOrder(paper.steps);
  return { step: { id, committee: at.committee, role: 'unknown', order, results: [] }, planned: false };
}

/**
 * The steps of the committees that the paper is referred to; none where one is awaited already. Referred from a deciding
 * step they are preparatory, since that committee still decides; otherwise they take over the role.
 */
export function referrals(
  paper: ExistingPaper,
  from: Step,
  { event, outcome }: Said,
  meta: CommandMeta,
): readonly PaperEvent[] {
  if (paper.status === 'withdrawn') return [];
  const role = from.role === 'deciding' ? 'preparatory' : from.role;
  const isAwaited = (committee: string): boolean =>
    paper.steps.some((step) => step.id !== from.id && step.committee === committee && !isEnded(step));
  return committeesReferredTo(outcome)
    .filter((committee) => !isAwaited(committee))
    .map((committee, index) => {
      const id = partId(meta.commandId, 'step', index + 1);
      return addedStep({ id, committee, role, order: from.order }, 'referred', event);
    });
}

export function addedStep(step: Omit<Step, 'results'>, how: 'unplanned' | 'referred', cause: string): PaperEvent {
  const { id, committee, role, order } = step;
  return { type: 'StepAdded', data: { step: id, committee, role, order, how, cause } };
}

/** The consequences of an outcome for the paper as a whole, which is in `status` by then. */
export function consequences(
  status: ExistingPaper['status'],
  step: Step,
  { event, outcome }: Said,
): readonly PaperEvent[] {
  switch (traitsOf(outcome).standing) {
    case 'postponed': {
      const meeting = outcome.kind === 'postponed' ? outcome.to : undefined;
      const moves = meeting !== undefined && status === 'inConsultation' && !isEnded(step) && meeting !== step.meeting;
      return moves ? [{ type: 'StepScheduled', data: { step: step.id, meeting } }] : [];
    }
    case 'returned':
      return status === 'inConsultation' ? [{ type: 'PaperReturned', data: { cause: event } }] : [];
    case 'withdrawn':
      return status === 'withdrawn' ? [] : [{ type: 'PaperWithdrawn', data: { cause: event } }];
    case 'unchanged':
    case 'adopted':
    case 'rejected':
    case 'acknowledged':
    case 'referred':
      return [];
  }
}
