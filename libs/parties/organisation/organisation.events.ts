import type { EventShapes, Message, PartialDate } from '#event-sourcing';
import type { OrganisationKind } from './organisation.commands.js';

export type OrganisationEvent =
  | Message<
      'OrganisationRegistered',
      { readonly name: string; readonly kind: OrganisationKind; readonly parent?: string; readonly from: PartialDate }
    >
  | Message<'OrganisationRenamed', { readonly name: string }>
  /** Without `parent` the organisation belongs to no other one from then on. */
  | Message<'OrganisationMoved', { readonly parent?: string; readonly reorganisation?: string }>
  /** A reorganisation that gives something to the organisation is recorded next; `at` is the business clock's instant. */
  | Message<'ReorganisationAwaited', { readonly reorganisation: string; readonly at: string }>
  /** `on` is the last day. */
  | Message<'OrganisationEnded', { readonly on: PartialDate; readonly reorganisation?: string }>;

export const organisationShapes: EventShapes<OrganisationEvent> = {
  OrganisationRegistered: 1,
  OrganisationRenamed: 1,
  OrganisationMoved: 1,
  ReorganisationAwaited: 1,
  OrganisationEnded: 1,
};
