import type { Effect, PartialDate, Policy, PolicyReader, Reaction, Recorded } from '#event-sourcing';
import { addDays, intervalOf, isDay, morningOf, noReaction } from '#event-sourcing';
import type { Change, Concern, ReorganisationEvent } from './reorganisation.events.js';
import { reorganisationDecider } from './reorganisation.js';

type Concerned = Extract<
  ReorganisationEvent,
  { readonly type: 'ReorganisationRecorded' | 'ReorganisationBegun' | 'ConcernsDealtWith' | 'ConcernAllotted' }
>;

interface Facts {
  readonly title: string;
  readonly change: Change['kind'];
  readonly on: PartialDate;
}

const CONCERNED: readonly string[] = [
  'ReorganisationRecorded',
  'ReorganisationBegun',
  'ConcernsDealtWith',
  'ConcernAllotted',
] satisfies Concerned['type'][];

/**
 * Begins a reorganisation when its day has come, and carries it to organisations, leads and open assignments. What is
 * refused stays outstanding: a person allots it anew, or settles it.
 */
export const reorganisationPolicy: Policy<Concerned, Facts | undefined, null> = {
  name: 'reorganisation',
  reads: ['reorganisation'],
  // The category's decider alone writes its streams, so the type tells the event.
  concerns: (event): event is Recorded<Concerned> => CONCERNED.includes(event.type),
  facts: async ({ id }, read) => await toldOf(id, read),
  react: (event, told): Reaction => {
    const { id, type, data, metadata } = event;
    if (type === 'ReorganisationRecorded') {
      const at = beginOf(data.on);
      if (at === undefined || at <= metadata.recordedAt) return { effects: [begin(id)], wakes: [] };
      return { effects: [], wakes: [{ id, at, data: { reorganisation: id } }] };
    }
    if (type === 'ConcernsDealtWith') return { effects: [begin(id)], wakes: [] };
    if (told === undefined) return noReaction;
    const concerns = type === 'ReorganisationBegun' ? data.concerns : [data];
    return { effects: concerns.flatMap((one) => effectOf(one, id, told)), wakes: [] };
  },
  waking: {
    facts: async () => null,
    react: ({ data: { reorganisation = '' } }) => ({ effects: [begin(reorganisation)], wakes: [] }),
  },
};

async function toldOf(id: string, read: PolicyReader): Promise<Facts | undefined> {
  const state = await read.state(reorganisationDecider, id);
  if (state.status === 'unknown') return undefined;
  const { title, change, on } = state;
  return { title, change: change.kind, on };
}

function begin(reorganisation: string): Effect {
  return { command: 'BeginReorganisation', target: reorganisation, body: {} };
}

/** In the morning of its first day; nobody waits for a day that is unknown. */
function beginOf(on: PartialDate): string | undefined {
  const first = intervalOf(on)?.first;
  return first === undefined ? undefined : morningOf(first);
}

/** None where nobody has said yet who has it from now on. */
function effectOf(concern: Concern, reorganisation: string, told: Facts): readonly Effect[] {
  const carried = carrying(concern, told);
  if (carried === undefined) return [];
  const { kind, thing } = concern;
  const next: Effect = { command: 'RecordCarried', target: reorganisation, body: { kind, thing } };
  return [
    { command: carried.command, target: thing, body: { ...carried.body, reorganisation, occurredOn: told.on }, next },
  ];
}

function carrying({ kind, to }: Concern, { title, change, on }: Facts): Pick<Effect, 'command' | 'body'> | undefined {
  switch (kind) {
    case 'end':
      return { command: 'EndOrganisation', body: { on: lastDayBefore(on) } };
    case 'parent':
      if (to === undefined && change !== 'move') return undefined;
      return { command: 'MoveOrganisation', body: to === undefined ? {} : { parent: to } };
    case 'processLead':
      return to === undefined ? undefined : { command: 'AssignProcessLead', body: { lead: to } };
    case 'measureLead':
      return to === undefined ? undefined : { command: 'AssignMeasureLead', body: { lead: to } };
    case 'assignment':
      return to === undefined ? undefined : { command: 'TransferAssignment', body: { to, reason: title } };
  }
}

/** Where the first day after it is known; else as roughly as that is. */
function lastDayBefore(on: PartialDate): PartialDate {
  return isDay(on) ? addDays(on, -1) : on;
}
