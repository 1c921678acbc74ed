import type { Party, Projection, Recorded, RowChange } from '#event-sourcing';
import { patch, projection, put, takes } from '#event-sourcing';
import { placeKeys, placeParties, places } from '#places';
import type { MeetingEvent, Publicity } from '../meeting/meeting.events.js';
import type { PaperEvent } from '../paper/paper.events.js';

const TYPES = [
  'MeetingScheduled',
  'HeldMeetingRecorded',
  'ItemAdded',
  'PublicExcluded',
  'PublicRestored',
  'ItemOutcomeRecorded',
  'OutcomeCorrected',
  'ItemRequestRecorded',
  'PaperDrafted',
  'KnownPaperRecorded',
  'PaperVersionAdded',
  'StepPlanned',
  'StepAdded',
  'CoSignatureRequested',
] as const;

type PublicityEvent = Extract<MeetingEvent | PaperEvent, { readonly type: (typeof TYPES)[number] }>;

const ofPublicity = projection<PublicityEvent>()({
  name: 'publicity',
  version: 1,
  tables: [places, placeKeys, placeParties],
  reads: ['meeting', 'paper'],
  leaves: [],
  handlers: {
    MeetingScheduled: (event) => ofCommittee(event, event.data),
    HeldMeetingRecorded: (event) => ofCommittee(event, event.data),
    ItemAdded: ({ stream, data }) => placed(`${stream}/${data.item}`, stream, data.public),
    PublicExcluded: ({ stream, data }) => [patch(places, { place: `${stream}/${data.item}` }, { public: 'no' })],
    PublicRestored: ({ stream, data }) => [patch(places, { place: `${stream}/${data.item}` }, { public: 'yes' })],
    ItemOutcomeRecorded: (event) => outcomeOf(event, event.data),
    OutcomeCorrected: (event) => outcomeOf(event, event.data),
    ItemRequestRecorded: ({ stream, data: { item, to } }) => party(`${stream}/${item}`, unit(to)),
    PaperDrafted: (event) => paper(event, event.data.public),
    KnownPaperRecorded: (event) => paper(event, event.data.public),
    PaperVersionAdded: ({ stream, data }) => [patch(places, { place: stream }, { public: data.public })],
    StepPlanned: ({ stream, data }) => party(stream, `committee-${data.committee}`),
    StepAdded: ({ stream, data }) => party(stream, `committee-${data.committee}`),
    CoSignatureRequested: ({ stream, data }) => party(stream, unitOf(data.of)),
  },
});

const isOfPublicity = takes<PublicityEvent>()({ takes: TYPES, leaves: [] });

/** Whatever may be not public, and to which committees and organisations it belongs. */
export const publicityProjection: Projection = {
  ...ofPublicity,
  project: (event) => (isOfPublicity(event) ? ofPublicity.project(event) : []),
};

function placed(place: string, whole: string, publicity: Publicity): readonly RowChange[] {
  return [put(places, { place, whole, public: publicity }), put(placeKeys, { key: place, place })];
}

function ofCommittee(
  { stream }: Recorded,
  { committee, public: publicity }: { readonly committee: string; readonly public: Publicity },
): readonly RowChange[] {
  return [...placed(stream, stream, publicity), ...party(stream, `committee-${committee}`)];
}

/** A paper belongs to the organisation that drafted it. */
function paper({ stream, metadata }: Recorded, publicity: Publicity): readonly RowChange[] {
  return [...placed(stream, stream, publicity), ...party(stream, unitOf(metadata.actedBy))];
}

function outcomeOf(
  { stream }: Recorded,
  { item, outcomeId }: { readonly item: string; readonly outcomeId: string },
): readonly RowChange[] {
  return [put(placeKeys, { key: `${stream}/${outcomeId}`, place: `${stream}/${item}` })];
}

function party(place: string, of: string | undefined): readonly RowChange[] {
  return of === undefined ? [] : [put(placeParties, { place, party: of })];
}

function unitOf(of: Party): string | undefined {
  if (of.kind === 'organisation') return unit(of.id);
  return of.kind === 'function' ? unit(of.organisation) : undefined;
}

function unit(organisation: string | undefined): string | undefined {
  return organisation === undefined ? undefined : `organisation-${organisation}`;
}
