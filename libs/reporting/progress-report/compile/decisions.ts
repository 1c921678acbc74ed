import type { PartialDate } from '#event-sourcing';
import type { DecisionContent, DecisionEvent, DecisionKind } from '#steering';
import type { Provision } from '#shared-kernel';
import type { DecisionOfReport } from '../report-content.js';
import type { Horizon, ReportedLog, ReportedEvent } from './reported-log.js';

/** A decision as it was at a horizon. */
export interface DecisionAt extends DecisionContent {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly title: string;
  readonly on: PartialDate;
  readonly openProvisions: readonly Provision[];
}

/**
 * Decisions that were recorded for the process and not withdrawn. A correction counts whenever it was recorded: it states
 * the decision of that day.
 */
export function decisionsAt(log: ReportedLog, process: string, horizon: Horizon): ReadonlyMap<string, DecisionAt> {
  const decisions = new Map<string, DecisionAt>();
  for (const [id, events] of log.streams<DecisionEvent>('decision')) {
    let decision: DecisionAt | undefined;
    for (const event of events) {
      const isCorrection = event.type === 'DecisionCorrected' && isWithin(event, horizon);
      if (!isCorrection && !log.counts(event, horizon)) continue;
      if (event.type === 'DecisionRecorded') {
        const { process: of, kind, title, by, level, decides, provisions } = event.data;
        const on = log.dateOf(event, horizon.place);
        decision = of === process ? { id, kind, title, by, level, decides, on, openProvisions: provisions } : undefined;
      } else if (decision !== undefined) decision = afterEvent(decision, event);
    }
    if (decision !== undefined) decisions.set(id, decision);
  }
  return decisions;
}

export function isWithin({ place, isIllustration }: ReportedEvent, horizon: Horizon): boolean {
  return place <= horizon.place && (horizon.illustrations || !isIllustration);
}

function afterEvent(
  decision: DecisionAt,
  { type, data }: Exclude<ReportedEvent<DecisionEvent>, { readonly type: 'DecisionRecorded' }>,
): DecisionAt | undefined {
  switch (type) {
    case 'DecisionProvisionMet': {
      const openProvisions = decision.openProvisions.filter(({ provision }) => provision !== data.provision);
      return { ...decision, openProvisions };
    }
    case 'DecisionCorrected': {
      const { by, level, decides } = data;
      return { ...decision, by, level, decides };
    }
    case 'DecisionWithdrawn':
      return undefined;
    case 'DecisionFollowUpDue':
      return decision;
  }
}

/** @param before those of the previous report */
export function decisionsSince(
  now: ReadonlyMap<string, DecisionAt>,
  before: ReadonlyMap<string, DecisionAt>,
): readonly DecisionOfReport[] {
  return [...now.values()]
    .filter(({ id }) => !before.has(id))
    .map(({ id, kind, title, level, on, decides }) => ({ id, kind, title, level, on, decides }));
}
