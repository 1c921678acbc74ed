import type { CommandOf } from '#commands';
import type { CommandMeta, Decider, Decision } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  acceptUnlessIrregular,
  decideByType,
  decideResolveDeviation,
  partId,
  publish,
  refuse,
  refuseMissing,
} from '#event-sourcing';
import type { ReferenceFacts } from '#shared-kernel';
import { fourEyes, PERSON_STATUS, refuseMissingReference } from '#shared-kernel';
import type { personCommands } from './person.commands.js';
import type { PersonEvent } from './person.events.js';
import { personShapes } from './person.events.js';
import { evolvePerson } from './person.evolve.js';
import type { PersonRefusal } from './person.refusals.js';
import { germanPerson } from './person.refusals.js';
import type { Person, RecordedPerson } from './person.state.js';
import { publishedStatusOf } from './person.state.js';

export type PersonCommand = CommandOf<(typeof personCommands)[number]>;
type PersonDecision = Decision<PersonEvent, PersonRefusal>;
type Registration = Extract<PersonCommand, { readonly type: 'RegisterPerson' }>;

export const personDecider: Decider<PersonCommand, Person, PersonEvent, PersonRefusal, ReferenceFacts> = {
  category: 'person',
  initial: { status: 'unknown' },
  events: personShapes,
  german: germanPerson,
  decide: (command, person, facts) => {
    if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
    if (command.type === 'RegisterPerson') return register(command, person);
    return person.status === 'unknown' ? refuseMissing('not found') : decideRecorded(command, person, facts);
  },
  evolve: evolvePerson,
  publishes: [publish(PERSON_STATUS, publishedStatusOf)],
};

function register({ data }: Registration, { status }: Person): PersonDecision {
  if (status !== 'unknown') return refuse('person is registered already');
  return accept<PersonEvent>({ type: 'PersonRegistered', data });
}

const decideRecorded = decideByType<
  Exclude<PersonCommand, Registration>,
  RecordedPerson,
  PersonEvent,
  PersonRefusal,
  ReferenceFacts
>({
  AssignFunction: ({ data: { from = 'unknown', ...rest }, meta }, person) => {
    const assigned = { function: partId(meta.commandId, 'function', 0), ...rest, from };
    return refusedChange(person) ?? accept<PersonEvent>({ type: 'FunctionAssigned', data: assigned });
  },
  ChangeContact: ({ data }, person) => refusedChange(person) ?? accept<PersonEvent>({ type: 'ContactChanged', data }),
  RequestErasure: ({ meta }, { status }) => {
    if (status === 'erased') return refuse('person is erased');
    if (status === 'restricted') return acceptAsIs('erasure is requested already');
    return accept<PersonEvent>({ type: 'ErasureRequested', data: { by: meta.actor } });
  },
  GrantErasure: ({ meta }, person) => decideErasure(meta, person, { decision: 'granted' }),
  DeclineErasure: ({ data: { reason }, meta }, person) => decideErasure(meta, person, { decision: 'declined', reason }),
  ResolveDeviation: ({ data }, { deviations }) => decideResolveDeviation(data, deviations),
});

function refusedChange({ status }: RecordedPerson): Decision<never, PersonRefusal> | undefined {
  switch (status) {
    case 'erased':
      return refuse('person is erased');
    case 'restricted':
      return refuse('person is restricted while an erasure is requested');
    case 'registered':
      return undefined;
  }
}

const FOUR_EYES = fourEyes(
  'somebody other than who requested the erasure decides it',
  'über die Löschung entscheidet jemand anderes als die Person, die sie beantragt hat',
);

function decideErasure(
  meta: CommandMeta,
  person: RecordedPerson,
  data: Extract<PersonEvent, { readonly type: 'ErasureDecided' }>['data'],
): PersonDecision {
  if (person.status === 'erased') return refuse('person is erased');
  if (person.status !== 'restricted') return refuse('erasure is not requested');
  const violations = person.requestedBy === meta.actor ? [FOUR_EYES] : [];
  return acceptUnlessIrregular<PersonEvent>(meta, violations, [{ type: 'ErasureDecided', data }]);
}
