import type { DateRefined, Effect, PartialDate, Policy, PolicyReader, Reaction, Takes } from '#event-sourcing';
import { addDays, effect, intervalOf, isDay, morningOf, noReaction, takes } from '#event-sourcing';
import type { EndOrganisation, MoveOrganisation } from '#parties';
import type { AssignMeasureLead, AssignProcessLead, TransferAssignment } from '#steering';
import type { BeginReorganisation, RecordCarried } from './reorganisation.commands.js';
import { reorganisationDecider } from './reorganisation.decide.js';
import type { Change, Concern, ReorganisationEvent } from './reorganisation.events.js';

const isTaken = takes<ReorganisationEvent | DateRefined>()({
  takes: ['ReorganisationRecorded', 'ReorganisationBegun', 'ConcernsDealtWith', 'ConcernAllotted'],
  leaves: ['ReorganisationCancelled', 'ConcernCarried', 'ConcernSettled', 'ReorganisationCarriedOut', 'DateRefined'],
});
type Trigger = typeof isTaken extends Takes<infer E> ? E : never;

interface Facts {
  readonly title: string;
  readonly change: Change['kind'];
  readonly on: PartialDate;
}

/** What one reorganisation carries may depend on what another did before it: their effects are sent in one order. */
const ORDER = 'reorganisations';

/**
 * Begins a reorganisation when its day has come, and carries it to organisations, leads and open assignments. A refused
 * concern stays outstanding: a person allots it anew, or settles it.
 */
export const reorganisationPolicy: Policy<Trigger, Facts | undefined, null> = {
  name: 'reorganisation',
  reads: ['reorganisation'],
  concerns: isTaken,
  facts: async ({ id }, read) => await factsOf(id, read),
  react: (event, facts): Reaction => {
    const { id, type, data, metadata } = event;
    if (type === 'ReorganisationRecorded') {
      const at = beginOf(data.on);
      if (at === undefined || at <= metadata.recordedAt) return { effects: [begin(id)], wakes: [] };
      return { effects: [], wakes: [{ id, at, data: { reorganisation: id } }] };
    }
    if (type === 'ConcernsDealtWith') return { effects: [begin(id)], wakes: [] };
    if (facts === undefined) return noReaction;
    const concerns = type === 'ReorganisationBegun' ? data.concerns : [data];
    return { effects: concerns.flatMap((one) => effectOf(one, id, facts) ?? []), wakes: [] };
  },
  waking: {
    facts: async () => null,
    react: ({ data: { reorganisation = '' } }) => ({ effects: [begin(reorganisation)], wakes: [] }),
  },
};

async function factsOf(id: string, read: PolicyReader): Promise<Facts | undefined> {
  const state = await read.state(reorganisationDecider, id);
  if (state.status === 'unknown') return undefined;
  const { title, change, on } = state;
  return { title, change: change.kind, on };
}

function begin(target: string): Effect {
  return effect<typeof BeginReorganisation>('BeginReorganisation', { target, body: {}, order: ORDER });
}

/** The morning of its first day; `undefined` for an unknown day, which nothing waits for. */
function beginOf(on: PartialDate): string | undefined {
  const first = intervalOf(on)?.first;
  return first === undefined ? undefined : morningOf(first);
}

/** `undefined` for a concern that is not allotted yet. */
function effectOf(
  { kind, thing: target, to }: Concern,
  reorganisation: string,
  { title, change, on }: Facts,
): Effect | undefined {
  const next = effect<typeof RecordCarried>('RecordCarried', {
    target: reorganisation,
    body: { kind, thing: target },
  });
  const carried = { reorganisation, occurredOn: on };
  const around = { target, order: ORDER, next };
  if (kind === 'end') {
    const body = { on: lastDayBefore(on), ...carried };
    return effect<typeof EndOrganisation>('EndOrganisation', { ...around, body });
  }
  if (kind === 'parent' && (to !== undefined || change === 'move')) {
    const body = { ...(to !== undefined && { parent: to }), ...carried };
    return effect<typeof MoveOrganisation>('MoveOrganisation', { ...around, body });
  }
  if (to === undefined) return undefined;
  switch (kind) {
    case 'parent':
      return undefined;
    case 'processLead':
      return effect<typeof AssignProcessLead>('AssignProcessLead', { ...around, body: { lead: to, ...carried } });
    case 'measureLead':
      return effect<typeof AssignMeasureLead>('AssignMeasureLead', { ...around, body: { lead: to, ...carried } });
    case 'assignment': {
      const body = { to, reason: title, ...carried };
      return effect<typeof TransferAssignment>('TransferAssignment', { ...around, body });
    }
  }
}

/** The day before a known day; else as rough as the date is. */
function lastDayBefore(on: PartialDate): PartialDate {
  return isDay(on) ? addDays(on, -1) : on;
}
