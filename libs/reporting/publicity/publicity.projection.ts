import type { MeetingEvent, PaperEvent, Publicity } from '#council';
import type { Party, Projection, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put, takes } from '#event-sourcing';
import { placeKeys, placeParties, places } from '#places';
import type { AssignmentEvent } from '#steering';

const TYPES = [
  'MeetingScheduled',
  'HeldMeetingRecorded',
  'ItemAdded',
  'PublicExcluded',
  'PublicRestored',
  'ItemOutcomeRecorded',
  'OutcomeCorrected',
  'PaperOutcomesRecorded',
  'ItemCorrected',
  'ItemRequestRecorded',
  'PaperDrafted',
  'KnownPaperRecorded',
  'PaperVersionAdded',
  'StepPlanned',
  'StepAdded',
  'CoSignatureRequested',
  'AssignmentGiven',
  'AssignmentTransferred',
] as const;

type PublicityEvent = Extract<MeetingEvent | PaperEvent | AssignmentEvent, { readonly type: (typeof TYPES)[number] }>;

const ofPublicity = projection<PublicityEvent>()({
  name: 'publicity',
  version: 3,
  tables: [places, placeKeys, placeParties],
  reads: ['meeting', 'paper', 'assignment'],
  leaves: [],
  handlers: {
    MeetingScheduled: (event) => ofCommittees(event, event.data),
    HeldMeetingRecorded: (event) => ofCommittees(event, event.data),
    // Of a sitting that is public everything is, as long as the public is not excluded: see decisions.md.
    ItemAdded: ({ stream, data: { item, public: publicity } }) =>
      part(item, { place: `${stream}/${item}`, whole: stream, open: publicity !== 'no', ...ALONE }),
    PublicExcluded: ({ stream, data: { item } }) => [patch(places, { place: `${stream}/${item}` }, { open: false })],
    PublicRestored: ({ stream, data: { item } }) => [patch(places, { place: `${stream}/${item}` }, { open: true })],
    ItemOutcomeRecorded: (event) => outcomeOf(event, event.data),
    OutcomeCorrected: (event) => outcomeOf(event, event.data),
    PaperOutcomesRecorded: (event) => outcomeOf(event, event.data),
    ItemCorrected: ({ stream, data: { item, public: publicity } }) =>
      publicity === undefined ? [] : [patch(places, { place: `${stream}/${item}` }, { open: publicity !== 'no' })],
    ItemRequestRecorded: ({ stream, data: { item, to } }) => party(`${stream}/${item}`, unit(to)),
    PaperDrafted: (event) => paper(event, event.data.public),
    KnownPaperRecorded: (event) => paper(event, event.data.public),
    PaperVersionAdded: ({ stream, data }) => [patch(places, { place: stream }, { open: data.public === 'yes' })],
    StepPlanned: ({ stream, data }) => party(stream, `committee-${data.committee}`),
    StepAdded: ({ stream, data }) => party(stream, `committee-${data.committee}`),
    CoSignatureRequested: ({ stream, data }) => party(stream, unitOf(data.of)),
    AssignmentGiven: ({ stream, id, data: { source, to } }) => {
      const origin = source.kind === 'item' ? `meeting-${source.meeting}/${source.item}` : null;
      return part(id, { place: stream, whole: stream, open: origin === null, origin, holder: `organisation-${to}` });
    },
    AssignmentTransferred: ({ stream, data: { to } }) => [
      patch(places, { place: stream }, { holder: `organisation-${to}` }),
    ],
  },
});

const isOfPublicity = takes<PublicityEvent>()({ takes: TYPES, leaves: [] });

/** Whatever may be not public, and to which committees, organisations and actors it belongs. */
export const publicityProjection: Projection = {
  ...ofPublicity,
  project: (event) => (isOfPublicity(event) ? ofPublicity.project(event) : []),
};

const ALONE = { origin: null, holder: null } as const;

function part(id: string, place: RowOf<typeof places>): readonly RowChange[] {
  return [put(places, place), put(placeKeys, { key: place.place, place: place.place, id })];
}

/** A meeting or a paper of which nobody said that it is public is not: see decisions.md. */
function whole({ stream, id }: Recorded, publicity: Publicity): readonly RowChange[] {
  return part(id, { place: stream, whole: stream, open: publicity === 'yes', ...ALONE });
}

interface Sitting {
  readonly committee: string;
  readonly jointWith?: readonly string[];
  readonly public: Publicity;
}

function ofCommittees(
  event: Recorded,
  { committee, jointWith = [], public: publicity }: Sitting,
): readonly RowChange[] {
  const parties = [committee, ...jointWith].flatMap((one) => party(event.stream, `committee-${one}`));
  return [...whole(event, publicity), ...parties];
}

/** A paper belongs to the organisation that drafted it, and to the actor who typed it. */
function paper(event: Recorded, publicity: Publicity): readonly RowChange[] {
  const { actor, actedBy } = event.metadata;
  return [
    ...whole(event, publicity),
    ...party(event.stream, unitOf(actedBy)),
    ...party(event.stream, `actor-${actor}`),
  ];
}

/** An outcome is named by its own id, in deviations, and by that of its event, in decisions. */
function outcomeOf(
  { stream, eventId }: Recorded,
  { item, outcomeId }: { readonly item: string; readonly outcomeId: string },
): readonly RowChange[] {
  const place = `${stream}/${item}`;
  return [outcomeId, eventId].map((id) => put(placeKeys, { key: `${stream}/${id}`, place, id }));
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
