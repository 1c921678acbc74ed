import type { CommandOf } from '#commands';
import type { Decider, Decision } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyBefore,
  decideByType,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import { refusedForReorganisation } from '#shared-kernel';
import type { organisationCommands } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';
import { organisationShapes } from './organisation.events.js';
import { evolveOrganisation } from './organisation.evolve.js';
import type { OrganisationRefusal } from './organisation.refusals.js';
import { germanOrganisation } from './organisation.refusals.js';
import type { Organisation, RegisteredOrganisation } from './organisation.state.js';
import type { AwaitedReorganisations } from './reorganisation-ahead.js';
import { standInTheWay } from './reorganisation-ahead.js';

export type OrganisationCommand = CommandOf<(typeof organisationCommands)[number]>;

export interface OrganisationFacts {
  readonly parent: 'none' | 'registered' | 'unknown' | 'ended';
  /** For its end: reorganisations that give something to it. */
  readonly awaited: AwaitedReorganisations;
}

type OrganisationDecision = Decision<OrganisationEvent, OrganisationRefusal>;
type Registration = Extract<OrganisationCommand, { readonly type: 'RegisterOrganisation' }>;
type Change = Exclude<OrganisationCommand, Registration>;

export const organisationDecider: Decider<
  OrganisationCommand,
  Organisation,
  OrganisationEvent,
  OrganisationRefusal,
  OrganisationFacts
> = {
  category: 'organisation',
  initial: { status: 'unknown' },
  events: organisationShapes,
  german: germanOrganisation,
  decide: (command, organisation, facts) => {
    if (command.type === 'RegisterOrganisation') return register(command, organisation, facts);
    if (organisation.status === 'unknown') return refuseMissing('not found');
    if (organisation.status === 'ended') return refuse('organisation has ended');
    return decideChange(command, organisation, facts);
  },
  evolve: evolveOrganisation,
};

function register({ data }: Registration, { status }: Organisation, facts: OrganisationFacts): OrganisationDecision {
  if (status !== 'unknown') return refuse('organisation is registered already');
  return (
    refusedParent(facts)
    ?? accept<OrganisationEvent>({ type: 'OrganisationRegistered', data: { ...data, from: data.from ?? 'unknown' } })
  );
}

const decideChange = decideByType<
  Change,
  RegisteredOrganisation,
  OrganisationEvent,
  OrganisationRefusal,
  OrganisationFacts
>({
  RenameOrganisation: ({ data }, { name }) =>
    name === data.name ? acceptAsIs('has this name already') : accept({ type: 'OrganisationRenamed', data }),
  MoveOrganisation: ({ data, meta }, { parent }, facts) => {
    const refused = refusedForReorganisation({ data, meta }) ?? refusedParent(facts);
    if (refused !== undefined) return refused;
    if (parent === data.parent) return acceptAsIs('belongs there already');
    return accept({ type: 'OrganisationMoved', data });
  },
  EndOrganisation: (command, organisation, facts) => {
    const { data } = command;
    const refused = refusedForReorganisation(command);
    if (refused !== undefined) return refused;
    if (certainlyBefore(data.on, organisation.from)) return refuse('organisation would end before it began');
    const { recorded, isBeingRecorded } = standInTheWay(command, organisation, facts.awaited);
    if (recorded.length > 0) return refuse('a reorganisation gives something to the organisation', recorded);
    if (isBeingRecorded) return refuse('a reorganisation with the organisation is being recorded');
    return accept({ type: 'OrganisationEnded', data });
  },
  // A repeated announcement is an event, too: it may belong to a record that is still on its way.
  AwaitReorganisation: ({ data: { reorganisation }, meta }) =>
    accept({ type: 'ReorganisationAwaited', data: { reorganisation, at: meta.recordedAt } }),
});

function refusedParent({ parent }: OrganisationFacts): Decision<never, OrganisationRefusal> | undefined {
  switch (parent) {
    case 'unknown':
      return refuseReference('parent organisation does not exist', 'parent');
    case 'ended':
      return refuseReference('parent organisation has ended', 'parent');
    case 'none':
    case 'registered':
      return undefined;
  }
}
