import type { CommandReader, FactReader, Recorded, StreamDefinition } from '#event-sourcing';
import { assignmentDecider } from '../assignment/assignment.js';
import { measureDecider } from '../measure/measure.js';
import { measureStatus } from '../measure/measure-state.js';
import { isOver } from '../measure/measure-status.js';
import { isBelow, organisationDecider } from '../organisation/organisation.js';
import { findMissing } from '../references/find-missing.js';
import type { Reference } from '../references/missing-reference.js';
import { referenceIf } from '../references/party-references.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.js';
import type { Allotment, Change, Concern, ConcernKind, ReorganisationEvent } from './reorganisation.events.js';
import type {
  Reorganisation,
  ReorganisationCommand,
  ReorganisationFacts,
  ReorganisationRefusal,
} from './reorganisation.js';
import { concernKey, reorganisationDecider } from './reorganisation.js';

type SaidChange = Extract<ReorganisationCommand, { readonly type: 'RecordReorganisation' }>['data']['change'];
type Unfit = NonNullable<ReorganisationFacts['unfit']>;

export const reorganisationStream: StreamDefinition<
  ReorganisationCommand,
  Reorganisation,
  ReorganisationEvent,
  ReorganisationRefusal,
  ReorganisationFacts
> = {
  decider: reorganisationDecider,
  // Also asked for `RefineDate`, which every stream takes: what is not named here needs nothing.
  facts: async (command, reorganisation, read) => {
    if (command.type === 'BeginReorganisation') {
      const concerns = reorganisation.status === 'recorded' ? await concernsOf(reorganisation.change, read) : [];
      return { concerns };
    }
    if (command.type === 'RecordReorganisation') {
      const { change } = command.data;
      const { missing } = await findMissing(read, referencesIn(change));
      if (missing !== undefined) return { missing, concerns: [] };
      const unfit = (await endedIn(change, read)) ?? (await unfitIn(change, read));
      return { concerns: [], ...(unfit !== undefined && { unfit }) };
    }
    if (command.type !== 'AllotConcern') return { concerns: [] };
    const to: Reference = { kind: 'organisation', id: command.data.to, field: 'to' };
    const { missing } = await findMissing(read, [to]);
    if (missing !== undefined) return { missing, concerns: [] };
    const unfit = await ended([to], read);
    return { concerns: [], ...(unfit !== undefined && { unfit }) };
  },
};

function referencesIn(change: SaidChange): readonly Reference[] {
  const organisation = (id: string, field: string): Reference => ({
    kind: 'organisation',
    id,
    field: `change.${field}`,
  });
  switch (change.kind) {
    case 'merge':
      return [...change.from.map((id, index) => organisation(id, `from.${index}`)), organisation(change.into, 'into')];
    case 'split':
      return [organisation(change.from, 'from'), ...change.into.map((id, index) => organisation(id, `into.${index}`))];
    case 'move':
      return [
        organisation(change.organisation, 'organisation'),
        ...referenceIf('organisation', change.parent, 'change.parent'),
      ];
  }
}

async function endedIn(change: SaidChange, read: FactReader): Promise<Unfit | undefined> {
  return await ended(referencesIn(change), read);
}

async function ended(organisations: readonly Reference[], read: FactReader): Promise<Unfit | undefined> {
  for (const { id, field } of organisations) {
    const { status } = await read.state(organisationDecider, id);
    if (status === 'ended') return { reason: 'organisation has ended', field };
  }
  return undefined;
}

async function unfitIn(change: SaidChange, read: FactReader): Promise<Unfit | undefined> {
  const itself = (field: string): Unfit => ({ reason: 'an organisation would belong to itself', field });
  switch (change.kind) {
    case 'merge':
      return change.from.includes(change.into) ? itself('change.into') : undefined;
    case 'move': {
      const { organisation, parent } = change;
      const isCircle = parent !== undefined && (await isBelow(parent, organisation, read));
      return isCircle ? itself('change.parent') : undefined;
    }
    case 'split':
      return await unfitAllotment(change, change.allotments ?? [], read);
  }
}

async function unfitAllotment(
  { from, into }: Extract<SaidChange, { readonly kind: 'split' }>,
  allotments: readonly Allotment[],
  read: FactReader,
): Promise<Unfit | undefined> {
  const seen = new Set<string>();
  for (const [index, { kind, id, to }] of allotments.entries()) {
    const field = `change.allotments.${index}`;
    if (!into.includes(to)) return { reason: 'goes to none of the organisations that are left', field: `${field}.to` };
    if (seen.has(`${kind} ${id}`)) return { reason: 'is allotted twice', field };
    seen.add(`${kind} ${id}`);
    if ((await holderOf({ kind: CONCERNED[kind], thing: id }, read)) !== from) {
      return { reason: 'is not with the organisation that is split', field: `${field}.id` };
    }
  }
  return undefined;
}

const CONCERNED: Readonly<Record<Allotment['kind'], Exclude<ConcernKind, 'end'>>> = {
  process: 'processLead',
  measure: 'measureLead',
  assignment: 'assignment',
  organisation: 'parent',
};

interface Held {
  readonly kind: Exclude<ConcernKind, 'end'>;
  readonly thing: string;
}

/** Who leads it, has to do it or is above it, as long as that matters. */
async function holderOf({ kind, thing: id }: Held, read: FactReader): Promise<string | undefined> {
  switch (kind) {
    case 'processLead': {
      const process = await read.state(strategyProcessDecider, id);
      return 'lead' in process ? process.lead : undefined;
    }
    case 'measureLead': {
      const measure = await read.state(measureDecider, id);
      return measure.status === 'unknown' || isOver(measureStatus(measure)) ? undefined : measure.lead;
    }
    case 'assignment': {
      const assignment = await read.state(assignmentDecider, id);
      const { status } = assignment;
      return status === 'unknown' || status === 'confirmed' || status === 'dropped' ? undefined : assignment.to;
    }
    case 'parent': {
      const organisation = await read.state(organisationDecider, id);
      return organisation.status === 'registered' ? organisation.parent : undefined;
    }
  }
}

/** What ends comes last, so that nothing is left with it for a moment. */
async function concernsOf(change: Change, read: CommandReader): Promise<readonly Concern[]> {
  switch (change.kind) {
    case 'move': {
      const { organisation: thing, parent } = change;
      return [{ kind: 'parent', thing, ...(parent !== undefined && { to: parent }) }];
    }
    case 'merge': {
      const { from, into } = change;
      const held = (await heldBy(from, read)).filter(({ thing }) => !from.includes(thing));
      const ends = from.map((thing): Concern => ({ kind: 'end', thing }));
      // What takes everything in may have belonged to what ends: whom it belongs to now, a person says.
      return [...held.map((one) => (one.thing === into ? one : { ...one, to: into })), ...ends];
    }
    case 'split': {
      const { from, into, allotments } = change;
      const stays = into.includes(from);
      const held = (await heldBy([from], read)).map(({ kind, thing }): Concern => {
        const allotted = allotments.find((one) => one.id === thing && CONCERNED[one.kind] === kind);
        return { kind, thing, ...(allotted !== undefined && { to: allotted.to }) };
      });
      if (stays) return held.filter(({ to }) => to !== undefined && to !== from);
      return [...held, { kind: 'end', thing: from }];
    }
  }
}

const HELD: ReadonlyMap<string, { readonly kind: Held['kind']; readonly field: string }> = new Map([
  ['ProcessInitiated', { kind: 'processLead', field: 'lead' }],
  ['ProcessLeadAssigned', { kind: 'processLead', field: 'lead' }],
  ['MeasureProposed', { kind: 'measureLead', field: 'lead' }],
  ['MeasureLeadAssigned', { kind: 'measureLead', field: 'lead' }],
  ['AssignmentGiven', { kind: 'assignment', field: 'to' }],
  ['AssignmentTransferred', { kind: 'assignment', field: 'to' }],
  ['OrganisationRegistered', { kind: 'parent', field: 'parent' }],
  ['OrganisationMoved', { kind: 'parent', field: 'parent' }],
]);

/** The log says what was ever with one of the organisations, the streams of that what still is. */
async function heldBy(organisations: readonly string[], read: CommandReader): Promise<readonly Held[]> {
  const ever = new Map<string, Held>();
  for await (const slice of read.log(['strategyProcess', 'organisation', 'measure', 'assignment'])) {
    for (const event of slice) {
      const held = heldIn(event, organisations);
      if (held !== undefined) ever.set(concernKey(held), held);
    }
  }
  const still: Held[] = [];
  for (const held of ever.values()) {
    const holder = await holderOf(held, read);
    if (holder !== undefined && organisations.includes(holder)) still.push(held);
  }
  return still;
}

function heldIn({ type, id: thing, data }: Recorded, organisations: readonly string[]): Held | undefined {
  const held = HELD.get(type);
  if (held === undefined) return undefined;
  const holder: unknown = Object.entries(data).find(([name]) => name === held.field)?.[1];
  return typeof holder === 'string' && organisations.includes(holder) ? { kind: held.kind, thing } : undefined;
}
