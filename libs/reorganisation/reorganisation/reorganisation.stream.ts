import type { StreamDefinition } from '#event-sourcing';
import { usesOf } from '#event-sourcing';
import type { Reference } from '#shared-kernel';
import { findMissing } from '#shared-kernel';
import { organisationsIn, receiversIn } from './change-organisations.js';
import { concernsOf } from './concerns.js';
import type { ReorganisationCommand, ReorganisationFacts } from './reorganisation.decide.js';
import { reorganisationDecider } from './reorganisation.decide.js';
import type { ReorganisationEvent } from './reorganisation.events.js';
import type { ReorganisationRefusal } from './reorganisation.refusals.js';
import type { Reorganisation } from './reorganisation.state.js';
import { referencesIn, unfitChange, unfitTaker } from './unfit-change.js';

export const reorganisationStream: StreamDefinition<
  ReorganisationCommand,
  Reorganisation,
  ReorganisationEvent,
  ReorganisationRefusal,
  ReorganisationFacts
> = {
  decider: reorganisationDecider,
  uses: [
    usesOf<ReorganisationEvent>()('organisation', {
      ReorganisationRecorded: ({ data }) => organisationsIn(data.change),
      ConcernAllotted: ({ data }) => [data.to],
    }),
  ],
  // An organisation that it gives something to does not end before it is carried out or cancelled.
  before: ({ type, data, meta }) =>
    type !== 'RecordReorganisation'
      ? []
      : receiversIn(data.change).map(({ id, field }) => ({
          ...{ kind: 'consent', category: 'organisation', id, field, type: 'AwaitReorganisation' },
          data: { reorganisation: meta.id },
        })),
  // `RefineDate`, which every stream takes, comes here too and needs no facts.
  facts: async (command, reorganisation, read) => {
    const nothing = { concerns: [], ends: [] };
    switch (command.type) {
      case 'BeginReorganisation': {
        const isOpen = reorganisation.status === 'recorded' || reorganisation.status === 'begun';
        return isOpen ? await concernsOf(reorganisation.change, read) : nothing;
      }
      case 'RecordReorganisation': {
        const { change, on } = command.data;
        const { missing } = await findMissing(read, referencesIn(change));
        if (missing !== undefined) return { ...nothing, missing };
        const unfit = await unfitChange(change, on, read);
        return { ...nothing, ...(unfit !== undefined && { unfit }) };
      }
      case 'AllotConcern': {
        const to: Reference = { kind: 'organisation', id: command.data.to, field: 'to' };
        const { missing } = await findMissing(read, [to]);
        if (missing !== undefined) return { ...nothing, missing };
        const unfit = await unfitTaker(command.data, reorganisation, read);
        return { ...nothing, ...(unfit !== undefined && { unfit }) };
      }
      case 'CancelReorganisation':
      case 'SettleConcern':
      case 'RecordCarried':
      default:
        return nothing;
    }
  },
};
