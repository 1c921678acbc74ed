import type { CommandReader, FactReader, PartialDate, StreamDefinition } from '#event-sourcing';
import { certainlyBefore } from '#event-sourcing';
import { isBelow, organisationDecider } from '#parties';
import type { Reference } from '#shared-kernel';
import { findMissing, referenceIf } from '#shared-kernel';
import { heldBy, holderNow } from './held.js';
import type { Held } from './held.js';
import type { Allotment, Change, Concern, ReorganisationEvent } from './reorganisation.events.js';
import type {
  Reorganisation,
  ReorganisationCommand,
  ReorganisationFacts,
  ReorganisationRefusal,
} from './reorganisation.js';
import { reorganisationDecider } from './reorganisation.js';

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
        const unfit = (await unfitOrganisation(referencesIn(change), on, read)) ?? (await unfitIn(change, read));
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

/** What is outstanding is with one of the organisations that are reorganised still, and goes to one that is there. */
async function unfitTaker(
  { kind, thing, to }: Held & { readonly to: string },
  reorganisation: Reorganisation,
  read: FactReader,
): Promise<Unfit | undefined> {
  if (reorganisation.status === 'unknown') return undefined;
  if (kind === 'parent' && to === thing) return { reason: 'an organisation would belong to itself', field: 'to' };
  if ((await read.state(organisationDecider, to)).status === 'ended') {
    return { reason: 'organisation has ended', field: 'to' };
  }
  const { change } = reorganisation;
  if (change.kind === 'move') return undefined;
  const holder = await holderNow({ kind, thing }, read);
  const isThere = holder !== undefined && [change.from].flat().includes(holder);
  return isThere ? undefined : { reason: 'is not with the organisation any more', field: 'thing' };
}

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

/** One that has ended, or would end or change before it began. */
async function unfitOrganisation(
  organisations: readonly Reference[],
  on: PartialDate,
  read: FactReader,
): Promise<Unfit | undefined> {
  for (const { id, field } of organisations) {
    const organisation = await read.state(organisationDecider, id);
    if (organisation.status === 'ended') return { reason: 'organisation has ended', field };
    if (organisation.status === 'registered' && certainlyBefore(on, organisation.from)) {
      return { reason: 'organisation would end before it began', field: 'on' };
    }
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
    if ((await holderNow({ kind: CONCERNED[kind], thing: id }, read)) !== from) {
      return { reason: 'is not with the organisation that is split', field: `${field}.id` };
    }
  }
  return undefined;
}

const CONCERNED: Readonly<Record<Allotment['kind'], Held['kind']>> = {
  process: 'processLead',
  measure: 'measureLead',
  assignment: 'assignment',
  organisation: 'parent',
};

/** What ends comes last, so that nothing is left with it for a moment. */
async function concernsOf(
  change: Change,
  read: CommandReader,
): Promise<Pick<ReorganisationFacts, 'concerns' | 'ends'>> {
  switch (change.kind) {
    case 'move': {
      const { organisation: thing, parent } = change;
      return { concerns: [{ kind: 'parent', thing, ...(parent !== undefined && { to: parent }) }], ends: [] };
    }
    case 'merge': {
      const { from, into } = change;
      const held = (await heldBy(from, read)).filter(({ thing }) => !from.includes(thing));
      // What takes everything in may have belonged to what ends: whom it belongs to now, a person says.
      const concerns = held.map((one) => (one.thing === into ? one : { ...one, to: into }));
      return { concerns, ends: from.map((thing) => ({ kind: 'end', thing })) };
    }
    case 'split': {
      const { from, into, allotments } = change;
      const held = (await heldBy([from], read)).map(({ kind, thing }): Concern => {
        const allotted = allotments.find((one) => one.id === thing && CONCERNED[one.kind] === kind);
        return { kind, thing, ...(allotted !== undefined && { to: allotted.to }) };
      });
      if (!into.includes(from)) return { concerns: held, ends: [{ kind: 'end', thing: from }] };
      return { concerns: held.filter(({ to }) => to !== undefined && to !== from), ends: [] };
    }
  }
}
