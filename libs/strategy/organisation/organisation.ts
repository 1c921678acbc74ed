import type { CommandOf } from '#commands';
import type { Decider, GeneralRefusal, Message, PartialDate, StreamDefinition } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyBefore,
  germanGeneral,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { organisationCommands, OrganisationKind } from './organisation.commands.js';

export type Organisation =
  | { readonly status: 'unknown' }
  | { readonly status: 'registered'; readonly name: string; readonly from: PartialDate }
  | { readonly status: 'ended'; readonly on: PartialDate };

export type OrganisationEvent =
  | Message<
      'OrganisationRegistered',
      { readonly name: string; readonly kind: OrganisationKind; readonly parent?: string; readonly from: PartialDate }
    >
  | Message<'OrganisationRenamed', { readonly name: string }>
  | Message<'OrganisationEnded', { readonly on: PartialDate }>;

export type OrganisationCommand = CommandOf<(typeof organisationCommands)[number]>;

export type OrganisationRefusal =
  | 'organisation is registered already'
  | 'parent organisation does not exist'
  | 'organisation has ended'
  | 'organisation would end before it began'
  | Extract<GeneralRefusal, 'not found'>;

interface OrganisationFacts {
  readonly parentExists: boolean;
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
  events: { OrganisationRegistered: 1, OrganisationRenamed: 1, OrganisationEnded: 1 },
  german: {
    'organisation is registered already': 'Die Organisation ist schon erfasst.',
    'parent organisation does not exist': 'Die übergeordnete Organisation gibt es nicht.',
    'organisation has ended': 'Die Organisation besteht nicht mehr.',
    'organisation would end before it began': 'Die Organisation würde vor ihrem Beginn enden.',
    'not found': germanGeneral['not found'],
  },
  decide,
  evolve: (organisation, event) => {
    switch (event.type) {
      case 'OrganisationRegistered':
        return { status: 'registered', name: event.data.name, from: event.data.from };
      case 'OrganisationRenamed':
        return organisation.status === 'registered' ? { ...organisation, name: event.data.name } : organisation;
      case 'OrganisationEnded':
        return { status: 'ended', on: event.data.on };
      case 'DateRefined':
        return organisation;
    }
  },
};

function decide(
  { type, data }: OrganisationCommand,
  organisation: Organisation,
  facts: OrganisationFacts,
): ReturnType<typeof organisationDecider.decide> {
  if (type === 'RegisterOrganisation') {
    if (organisation.status !== 'unknown') return refuse('organisation is registered already');
    if (!facts.parentExists) return refuseReference('parent organisation does not exist', 'parent');
    return accept({ type: 'OrganisationRegistered', data: { ...data, from: data.from ?? 'unknown' } });
  }
  if (organisation.status === 'unknown') return refuseMissing('not found');
  if (organisation.status === 'ended') return refuse('organisation has ended');
  switch (type) {
    case 'RenameOrganisation':
      if (organisation.name === data.name) return acceptAsIs('has this name already');
      return accept({ type: 'OrganisationRenamed', data });
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
  facts: async (command, _organisation, read) => ({
    parentExists:
      command.type !== 'RegisterOrganisation'
      || command.data.parent === undefined
      || (await read.state(organisationDecider, command.data.parent)).status !== 'unknown',
  }),
};
