import type { CommandOf } from '#commands';
import type { DecideMap, Decision } from '#event-sourcing';
import { accept, acceptAsIs, partId, refuse, refuseMissing } from '#event-sourcing';
import type { PhaseEvent } from '../../strategy-process.events.js';
import type { NameDeliverable, RecordDelivery, WaiveDeliverable } from '../phases.commands.js';
import type { PhaseRefusal } from '../phases.refusals.js';
import type { Deliverable, Phase } from '../phases.state.js';

type DeliverableCommand = CommandOf<typeof NameDeliverable | typeof RecordDelivery | typeof WaiveDeliverable>;
type DeliverableDecision = Decision<PhaseEvent, PhaseRefusal>;

/** The phase is known and not completed. */
export const decideDeliverables: DecideMap<DeliverableCommand, Phase, PhaseEvent, PhaseRefusal, unknown> = {
  NameDeliverable: ({ data: { phase, title }, meta }, { deliverables }) => {
    if (Object.values(deliverables).some((other) => other.title === title)) {
      return refuse('there is a deliverable of this title already');
    }
    const deliverable = partId(meta.commandId, 'deliverable', 0);
    return accept<PhaseEvent>({ type: 'DeliverableNamed', data: { phase, deliverable, title } });
  },
  RecordDelivery: ofDeliverable(({ data }: CommandOf<typeof RecordDelivery>, { status }) => {
    if (status === 'delivered') return acceptAsIs('delivered already');
    if (status === 'waived') return refuse('deliverable is waived');
    return accept<PhaseEvent>({ type: 'DeliverableDelivered', data });
  }),
  WaiveDeliverable: ofDeliverable(({ data }: CommandOf<typeof WaiveDeliverable>, { status }) => {
    if (status === 'waived') return refuse('deliverable is waived');
    if (status === 'delivered') return refuse('deliverable is delivered');
    return accept<PhaseEvent>({ type: 'DeliverableWaived', data });
  }),
};

/** For commands to one deliverable, which the phase must know. */
function ofDeliverable<C extends { readonly data: { readonly deliverable: string } }>(
  decide: (command: C, deliverable: Deliverable) => DeliverableDecision,
): (command: C, phase: Phase) => DeliverableDecision {
  return (command, { deliverables }) => {
    const deliverable = deliverables[command.data.deliverable];
    return deliverable === undefined
      ? refuseMissing('deliverable is not known in this phase')
      : decide(command, deliverable);
  };
}
