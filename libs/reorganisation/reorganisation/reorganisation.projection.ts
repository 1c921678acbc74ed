import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put } from '#event-sourcing';
import type { ReorganisationEvent } from './reorganisation.events.js';
import { reorganisationConcerns, reorganisations } from './reorganisation.tables.js';

type Columns = Partial<Omit<RowOf<typeof reorganisations>, 'id' | 'revision'>>;

export const reorganisationsProjection = projection<ReorganisationEvent | DateRefined>()({
  name: 'reorganisations',
  version: 1,
  tables: [reorganisations, reorganisationConcerns],
  reads: ['reorganisation'],
  leaves: [],
  handlers: {
    ReorganisationRecorded: ({ id, position: ordinal, revision, data, metadata }) => {
      const { title, change, on, note = null } = data;
      const { evidence } = metadata;
      const recorded = { id, ordinal, revision, title, change, on, note, evidence };
      return [put(reorganisations, { ...recorded, status: 'recorded', reason: null })];
    },
    ReorganisationCancelled: (event) => [changed(event, { status: 'cancelled', reason: event.data.reason })],
    ReorganisationBegun: (event) => {
      const { id: reorganisation, position: ordinal, data } = event;
      const concerns = data.concerns.map(({ kind, thing, to = null }, place) =>
        put(reorganisationConcerns, {
          ...{ reorganisation, kind, thing, ordinal, place, to },
          ...{ status: 'outstanding', reason: null },
        }),
      );
      return [changed(event, { status: 'begun' }), ...concerns];
    },
    ConcernsDealtWith: (event) => [changed(event)],
    ConcernAllotted: (event) => [changed(event), concern(event, { to: event.data.to })],
    ConcernCarried: (event) => [changed(event), concern(event, { status: 'carried' })],
    ConcernSettled: (event) => [changed(event), concern(event, { status: 'settled', reason: event.data.reason })],
    ReorganisationCarriedOut: (event) => [changed(event, { status: 'carriedOut' })],
    DateRefined: (event) => [changed(event)],
  },
});

function changed({ id, revision }: Recorded<ReorganisationEvent | DateRefined>, columns: Columns = {}): RowChange {
  return patch(reorganisations, { id }, { revision, ...columns });
}

type ConcernEvent = Extract<
  ReorganisationEvent,
  { readonly type: 'ConcernAllotted' | 'ConcernCarried' | 'ConcernSettled' }
>;

function concern(
  { id: reorganisation, data: { kind, thing } }: Recorded<ConcernEvent>,
  columns: Partial<Pick<RowOf<typeof reorganisationConcerns>, 'to' | 'status' | 'reason'>>,
): RowChange {
  return patch(reorganisationConcerns, { reorganisation, kind, thing }, columns);
}
