import type { CommandOf } from '#commands';
import type {
  Decider,
  DeviationEvent,
  Deviations,
  GeneralRefusal,
  IrregularRefusal,
  Message,
  PartialDate,
  ResolveDeviationRefusal,
} from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  decideResolveDeviation,
  deviationShapes,
  evolveDeviations,
  germanGeneral,
  germanIrregular,
  germanResolveDeviation,
  partId,
  publish,
  refuse,
  refuseMissing,
} from '#event-sourcing';
import type { MissingReferenceRefusal, ReferenceFacts, PersonStatus } from '#shared-kernel';
import { fourEyes, germanMissingReference, refuseMissingReference, PERSON_STATUS } from '#shared-kernel';
import type { Contact, personCommands } from './person.commands.js';

/** Nothing of it is personal: names and contacts are read from events with the person's key alone. */
export type Person =
  | { readonly status: 'unknown' }
  | { readonly status: 'registered'; readonly deviations: Deviations }
  | { readonly status: 'restricted'; readonly requestedBy: string; readonly deviations: Deviations }
  | { readonly status: 'erased'; readonly deviations: Deviations };

/**
 * The fields as they are decided; those in `personalFields` are sealed before they are stored.
 * Who asked for an erasure stands in the event too, because the decision on it must be another's.
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

export const personalFields = {
  PersonRegistered: ['name', 'contact'],
  FunctionAssigned: ['title'],
  ContactChanged: ['contact'],
} as const satisfies Partial<Record<PersonEvent['type'], readonly string[]>>;

export type PersonCommand = CommandOf<(typeof personCommands)[number]>;

export type PersonRefusal =
  | 'person is registered already'
  | 'person is erased'
  | 'person is restricted while an erasure is requested'
  | 'erasure is not requested'
  | MissingReferenceRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal
  | Extract<GeneralRefusal, 'not found'>;

export const personDecider: Decider<PersonCommand, Person, PersonEvent, PersonRefusal, ReferenceFacts> = {
  category: 'person',
  initial: { status: 'unknown' },
  events: {
    PersonRegistered: 1,
    FunctionAssigned: 1,
    ContactChanged: 1,
    ErasureRequested: 1,
    ErasureDecided: 1,
    ...deviationShapes,
  },
  german: {
    'person is registered already': 'Die Person ist schon erfasst.',
    'person is erased': 'Die Daten der Person sind gelöscht.',
    'person is restricted while an erasure is requested':
      'Die Verarbeitung ist eingeschränkt, solange über die Löschung nicht entschieden ist.',
    'erasure is not requested': 'Die Löschung ist nicht beantragt.',
    'not found': germanGeneral['not found'],
    ...germanMissingReference,
    ...germanIrregular,
    ...germanResolveDeviation,
  },
  decide,
  evolve: (person, event) => {
    if (event.type === 'PersonRegistered') return { status: 'registered', deviations: {} };
    if (person.status === 'unknown') return person;
    const { deviations } = person;
    switch (event.type) {
      case 'ErasureRequested':
        return { status: 'restricted', requestedBy: event.data.by, deviations };
      case 'ErasureDecided':
        return { status: event.data.decision === 'granted' ? 'erased' : 'registered', deviations };
      case 'DeviationNoted':
      case 'DeviationResolved':
        return { ...person, deviations: evolveDeviations(deviations, event) };
      case 'FunctionAssigned':
      case 'ContactChanged':
      case 'DateRefined':
        return person;
    }
  },
  publishes: [publish(PERSON_STATUS, standingOf)],
};

function standingOf({ status }: Person): PersonStatus {
  switch (status) {
    case 'unknown':
    case 'erased':
      return status;
    case 'registered':
    case 'restricted':
      return 'known';
  }
}

type PersonDecision = ReturnType<typeof personDecider.decide>;

function decide(command: PersonCommand, person: Person, facts: ReferenceFacts): PersonDecision {
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (command.type === 'RegisterPerson') {
    if (person.status !== 'unknown') return refuse('person is registered already');
    return accept<PersonEvent>({ type: 'PersonRegistered', data: command.data });
  }
  if (person.status === 'unknown') return refuseMissing('not found');
  switch (command.type) {
    case 'AssignFunction':
    case 'ChangeContact':
      return decideChange(command, person);
    case 'RequestErasure':
      if (person.status === 'erased') return refuse('person is erased');
      if (person.status === 'restricted') return acceptAsIs('erasure is requested already');
      return accept<PersonEvent>({ type: 'ErasureRequested', data: { by: command.meta.actor } });
    case 'GrantErasure':
    case 'DeclineErasure':
      return decideErasure(command, person);
    case 'ResolveDeviation':
      return decideResolveDeviation(command.data, person.deviations);
  }
}

function decideChange(
  { type, data, meta }: Extract<PersonCommand, { type: 'AssignFunction' | 'ChangeContact' }>,
  { status }: Person,
): PersonDecision {
  if (status === 'erased') return refuse('person is erased');
  if (status === 'restricted') return refuse('person is restricted while an erasure is requested');
  switch (type) {
    case 'AssignFunction': {
      const { from = 'unknown', ...rest } = data;
      const assigned = { function: partId(meta.commandId, 'function', 0), ...rest, from };
      return accept<PersonEvent>({ type: 'FunctionAssigned', data: assigned });
    }
    case 'ChangeContact':
      return accept<PersonEvent>({ type: 'ContactChanged', data });
  }
}

const FOUR_EYES = fourEyes('somebody other than who requested the erasure decides it');

function decideErasure(
  command: Extract<PersonCommand, { type: 'GrantErasure' | 'DeclineErasure' }>,
  person: Person,
): PersonDecision {
  if (person.status === 'erased') return refuse('person is erased');
  if (person.status !== 'restricted') return refuse('erasure is not requested');
  const violations = person.requestedBy === command.meta.actor ? [FOUR_EYES] : [];
  const data =
    command.type === 'GrantErasure'
      ? ({ decision: 'granted' } as const)
      : ({ decision: 'declined', reason: command.data.reason } as const);
  return acceptUnlessIrregular<PersonEvent>(command.meta, violations, [{ type: 'ErasureDecided', data }]);
}
