import type { FactReader, PartialDate } from '#event-sourcing';
import { certainlyBefore } from '#event-sourcing';
import { isBelow, organisationDecider } from '#parties';
import type { Reference } from '#shared-kernel';
import { referenceIf } from '#shared-kernel';
import { HOLDING_OF } from './concerns.js';
import type { Holding } from './holdings.js';
import { holderNow } from './holdings.js';
import type { ReorganisationFacts } from './reorganisation.decide.js';
import type { Allotment } from './reorganisation.events.js';
import type { RequestedChange } from './reorganisation.fields.js';
import type { Reorganisation } from './reorganisation.state.js';

export type Unfit = NonNullable<ReorganisationFacts['unfit']>;

/** The reason against a change on this day. */
export async function unfitChange(
  change: RequestedChange,
  on: PartialDate,
  read: FactReader,
): Promise<Unfit | undefined> {
  return (await unfitOrganisation(referencesIn(change), on, read)) ?? (await unfitIn(change, read));
}

/** The reason against an allotment: the concern has to be with a reorganised organisation, and goes to an existing one. */
export async function unfitTaker(
  { kind, thing, to }: Holding & { readonly to: string },
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
  const isWithOne = holder !== undefined && [change.from].flat().includes(holder);
  return isWithOne ? undefined : { reason: 'is not with the organisation any more', field: 'thing' };
}

/** The organisations that a change names, with their fields. */
export function referencesIn(change: RequestedChange): readonly Reference[] {
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

/** An organisation that has ended, or that would change before it began. */
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

async function unfitIn(change: RequestedChange, read: FactReader): Promise<Unfit | undefined> {
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
  { from, into }: Extract<RequestedChange, { readonly kind: 'split' }>,
  allotments: readonly Allotment[],
  read: FactReader,
): Promise<Unfit | undefined> {
  const seen = new Set<string>();
  for (const [index, { kind, id, to }] of allotments.entries()) {
    const field = `change.allotments.${index}`;
    if (!into.includes(to)) return { reason: 'goes to none of the organisations that are left', field: `${field}.to` };
    if (seen.has(`${kind} ${id}`)) return { reason: 'is allotted twice', field };
    seen.add(`${kind} ${id}`);
    if ((await holderNow({ kind: HOLDING_OF[kind], thing: id }, read)) !== from) {
      return { reason: 'is not with the organisation that is split', field: `${field}.id` };
    }
  }
  return undefined;
}
