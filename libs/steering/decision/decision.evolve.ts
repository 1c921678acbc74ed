import { evolveByType, unchanged } from '#event-sourcing';
import { everListed } from '#shared-kernel';
import type { DecisionEvent } from './decision.events.js';
import type { DecisionRecord, KnownDecision } from './decision.state.js';

export const evolveDecision = evolveByType<DecisionRecord, DecisionEvent>({
  DecisionRecorded: (_decision, { data: { title: _title, followUpOn: _on, ...content }, eventId: event }) => {
    const listed = everListed([], content.decides);
    return { status: 'recorded', ...content, event, everListed: listed, met: [], followUpDue: false };
  },
  DecisionProvisionMet: ofKnown((decision, { data }) => ({ ...decision, met: [...decision.met, data.provision] })),
  DecisionCorrected: ofKnown((decision, { data: { by, level, decides }, eventId: event }) => ({
    ...decision,
    ...{ by, level, decides, event },
    everListed: everListed(decision.everListed, decides),
  })),
  DecisionWithdrawn: ofKnown((decision) => ({ ...decision, status: 'withdrawn' })),
  DecisionFollowUpDue: ofKnown((decision) => ({ ...decision, followUpDue: true })),
  DateRefined: unchanged,
});

/** A step that leaves an unknown decision as it is. */
function ofKnown<E>(
  step: (decision: KnownDecision, event: E) => DecisionRecord,
): (decision: DecisionRecord, event: E) => DecisionRecord {
  return (decision, event) => (decision.status === 'unknown' ? decision : step(decision, event));
}
