import type { CommandOf } from '#commands';
import type { Decider, FactReader, GeneralRefusal, Message, PartialDate, StreamDefinition } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyBefore,
  germanGeneral,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { ForReorganisationRefusal } from '#shared-kernel';
import { germanForReorganisation, refusedForReorganisation, walk } from '#shared-kernel';
import type { organisationCommands, OrganisationKind } from './organisation.commands.js';

export type Organisation =
  | { readonly status: 'unknown' }
  | { readonly status: 'registered'; readonly name: string; readonly from: PartialDate; readonly parent?: string }
  | { readonly status: 'ended'; readonly on: PartialDate; readonly parent?: string };

export type OrganisationEvent =
  | Message<
      'OrganisationRegistered',
      { readonly name: string; readonly kind: OrganisationKind; readonly parent?: string; readonly from: PartialDate }
    >
  | Message<'OrganisationRenamed', { readonly name: string }>
  /** Without `parent` it belongs to no other organisation any more. */
  | Message<'OrganisationMoved', { readonly parent?: string; readonly reorganisation?: string }>
  /** `on` is its last day. */
  | Message<'OrganisationEnded', { readonly on: PartialDate; readonly reorganisation?: string }>;

export type OrganisationCommand = CommandOf<(typeof organisationCommands)[number]>;

export type OrganisationRefusal =
  | 'organisation is registered already'
  | 'parent organisation does not exist'
  | 'parent organisation has ended'
  | 'an organisation would belong to itself'
  | ForReorganisationRefusal
  | 'organisation has ended'
  | 'organisation would end before it began'
  | Extract<GeneralRefusal, 'not found'>;

interface OrganisationFacts {
  readonly parent: 'none' | 'registered' | 'unknown' | 'ended';
  /** The parent is the organisation, or belongs to it over any number of steps. */
  readonly isCircle: boolean;
}

export const organisationDecider: Decider<
  OrganisationCommand,
  Organisation,
  OrganisationEvent,
  OrganisationRefusal,
  OrganisationFacts
> = {
  category: 'organisation',
  initial: { status: 'unknown' },
  events: { OrganisationRegistered: 1, OrganisationRenamed: 1, OrganisationMoved: 1, OrganisationEnded: 1 },
  german: {
    'organisation is registered already': 'Die Organisation ist schon erfasst.',
    'parent organisation does not exist': 'Die übergeordnete Organisation gibt es nicht.',
    'parent organisation has ended': 'Die übergeordnete Organisation besteht nicht mehr.',
    'an organisation would belong to itself': 'Eine Organisation würde zu sich selbst gehören.',
    'organisation has ended': 'Die Organisation besteht nicht mehr.',
    'organisation would end before it began': 'Die Organisation würde vor ihrem Beginn enden.',
    'not found': germanGeneral['not found'],
    ...germanForReorganisation,
  },
  decide,
  evolve: (organisation, event) => {
    switch (event.type) {
      case 'OrganisationRegistered':
        return registered(event.data);
      case 'OrganisationRenamed':
        return organisation.status === 'registered' ? { ...organisation, name: event.data.name } : organisation;
      case 'OrganisationMoved':
        return organisation.status === 'registered'
          ? registered({ ...organisation, parent: event.data.parent })
          : organisation;
      case 'OrganisationEnded':
        return ended(organisation, event.data.on);
      case 'DateRefined':
        return organisation;
    }
  },
};

function registered({
  name,
  from,
  parent,
}: {
  readonly name: string;
  readonly from: PartialDate;
  readonly parent?: string | undefined;
}): Organisation {
  return { status: 'registered', name, from, ...(parent !== undefined && { parent }) };
}

/** What it belonged to still says who is below whom. */
function ended(organisation: Organisation, on: PartialDate): Organisation {
  const parent = organisation.status === 'registered' ? organisation.parent : undefined;
  return { status: 'ended', on, ...(parent !== undefined && { parent }) };
}

function decide(
  { type, data, meta }: OrganisationCommand,
  organisation: Organisation,
  facts: OrganisationFacts,
): ReturnType<typeof organisationDecider.decide> {
  if (type === 'RegisterOrganisation') {
    if (organisation.status !== 'unknown') return refuse('organisation is registered already');
    if (facts.parent === 'unknown') return refuseReference('parent organisation does not exist', 'parent');
    if (facts.parent === 'ended') return refuseReference('parent organisation has ended', 'parent');
    return accept({ type: 'OrganisationRegistered', data: { ...data, from: data.from ?? 'unknown' } });
  }
  if (organisation.status === 'unknown') return refuseMissing('not found');
  if (organisation.status === 'ended') return refuse('organisation has ended');
  const refused = type === 'RenameOrganisation' ? undefined : refusedForReorganisation({ data, meta });
  if (refused !== undefined) return refused;
  switch (type) {
    case 'RenameOrganisation':
      if (organisation.name === data.name) return acceptAsIs('has this name already');
      return accept({ type: 'OrganisationRenamed', data });
    case 'MoveOrganisation':
      if (facts.parent === 'unknown') return refuseReference('parent organisation does not exist', 'parent');
      if (facts.parent === 'ended') return refuseReference('parent organisation has ended', 'parent');
      if (facts.isCircle) return refuseReference('an organisation would belong to itself', 'parent');
      if (organisation.parent === data.parent) return acceptAsIs('belongs there already');
      return accept({ type: 'OrganisationMoved', data });
    case 'EndOrganisation':
      if (certainlyBefore(data.on, organisation.from)) return refuse('organisation would end before it began');
      return accept({ type: 'OrganisationEnded', data });
  }
}

export const organisationStream: StreamDefinition<
  OrganisationCommand,
  Organisation,
  OrganisationEvent,
  OrganisationRefusal,
  OrganisationFacts
> = {
  decider: organisationDecider,
  facts: async ({ type, data, meta }, _organisation, read) => {
    const parent = type === 'RegisterOrganisation' || type === 'MoveOrganisation' ? data.parent : undefined;
    if (parent === undefined) return { parent: 'none', isCircle: false };
    const { status } = await read.state(organisationDecider, parent);
    return { parent: status, isCircle: type === 'MoveOrganisation' && (await isBelow(parent, meta.id, read)) };
  },
};

/** Organisations above one another are followed so many steps up. */
const MOST_ABOVE = 100;

/** Whether the parent is the organisation, or belongs to it over any number of steps. */
export async function isBelow(parent: string, organisation: string, read: FactReader): Promise<boolean> {
  const end = await walk({ from: parent, avoiding: organisation, most: MOST_ABOVE }, async (id) => {
    const above = await read.state(organisationDecider, id);
    return above.status !== 'unknown' && above.parent !== undefined ? [above.parent] : [];
  });
  return end !== undefined;
}
