import type { DeviationEvent, EventShapes, Message, PartialDate } from '#event-sourcing';
import { deviationShapes } from '#event-sourcing';
import type { Contact } from './person.commands.js';

/**
 * Events with their fields as they are decided. The fields of `personalFields` are encrypted before they are stored.
 * `ErasureRequested` names its actor, because another actor must decide on the erasure.
 */
export type PersonEvent =
  | Message<'PersonRegistered', { readonly name: string; readonly contact?: Contact }>
  | Message<
      'FunctionAssigned',
      { readonly function: string; readonly title: string; readonly organisation?: string; readonly from: PartialDate }
    >
  | Message<'ContactChanged', { readonly contact: Contact }>
  | Message<'ErasureRequested', { readonly by: string }>
  | Message<
      'ErasureDecided',
      { readonly decision: 'granted' } | { readonly decision: 'declined'; readonly reason: string }
    >
  | DeviationEvent;

export const personShapes: EventShapes<PersonEvent> = {
  PersonRegistered: 1,
  FunctionAssigned: 1,
  ContactChanged: 1,
  ErasureRequested: 1,
  ErasureDecided: 1,
  ...deviationShapes,
};

export const personalFields = {
  PersonRegistered: ['name', 'contact'],
  FunctionAssigned: ['title'],
  ContactChanged: ['contact'],
} as const satisfies Partial<Record<PersonEvent['type'], readonly string[]>>;
