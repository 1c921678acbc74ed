import type { CommandMeta, Decider, Message } from '#event-sourcing';
import type { CommandOf } from '#commands';
import { accept, acceptAsIs, partId, refuse, refuseInput, refuseMissing, refuseReference } from '#event-sourcing';
import type { LinkedParty, Role } from '#http';
import { WORKER } from '#commands';
import type { actorCommands, ActorKind, GiveGrant, LinkActor, Scope } from './actor.commands.js';

/** From the first to the last day, both included; without a last day until it is ended. */
interface Period {
  readonly from: string;
  readonly until?: string;
}

/** A role for a period. */
export interface Grant extends Period {
  readonly grant: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Of a worker: the types of jobs that it may work on. Absent: all. */
  readonly jobTypes?: readonly string[];
}

/** A person or function behind the actor for a period. */
export interface Link extends Period {
  readonly link: string;
  readonly to: LinkedParty;
}

export type Actor =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'registered';
      /** The person that it was registered with. */
      readonly person?: string;
      readonly grants: readonly Grant[];
      readonly withdrawn: readonly string[];
      readonly links: readonly Link[];
      readonly unlinked: readonly string[];
    };

export type ActorEvent =
  | Message<'ActorRegistered', { readonly label: string; readonly kind: ActorKind; readonly person?: string }>
  | Message<'GrantGiven', Grant>
  | Message<'GrantWithdrawn', { readonly grant: string; readonly reason?: string }>
  | Message<'ActorLinked', Link>
  | Message<'ActorUnlinked', { readonly link: string; readonly reason?: string }>;

export type ActorCommand = CommandOf<(typeof actorCommands)[number]>;

export type ActorRefusal =
  | 'actor is registered already'
  | 'actor is not registered'
  | 'a service is no person'
  | 'person does not exist'
  | 'grant would end before it begins'
  | 'only a worker has job types'
  | 'actor has no such grant'
  | 'link would end before it begins'
  | 'actor has no such link';

export interface ActorFacts {
  /** Whether the person that the command names, if any, is registered and not erased. */
  readonly personExists: boolean;
}

export const actorDecider: Decider<ActorCommand, Actor, ActorEvent, ActorRefusal, ActorFacts> = {
  category: 'actor',
  initial: { status: 'unknown' },
  events: {
    ActorRegistered: 1,
    // The second version may have job types.
    GrantGiven: { version: 2, upcasts: [(data) => data] },
    GrantWithdrawn: 1,
    ActorLinked: 1,
    ActorUnlinked: 1,
  },
  german: {
    'actor is registered already': 'Der Akteur ist schon erfasst.',
    'actor is not registered': 'Der Akteur ist nicht erfasst.',
    'a service is no person': 'Ein Dienst ist keine Person.',
    'person does not exist': 'Diese Person gibt es nicht.',
    'grant would end before it begins': 'Die Berechtigung würde vor ihrem Beginn enden.',
    'only a worker has job types': 'Nur die Rolle worker hat Job-Typen.',
    'actor has no such grant': 'Der Akteur hat diese Berechtigung nicht.',
    'link would end before it begins': 'Die Zuordnung würde vor ihrem Beginn enden.',
    'actor has no such link': 'Der Akteur hat diese Zuordnung nicht.',
  },
  decide,
  evolve: (actor, event) => {
    if (event.type === 'ActorRegistered') {
      const { person } = event.data;
      const none = { grants: [], withdrawn: [], links: [], unlinked: [] };
      return { status: 'registered', ...(person !== undefined && { person }), ...none };
    }
    if (actor.status === 'unknown') return actor;
    switch (event.type) {
      case 'GrantGiven':
        return { ...actor, grants: [...actor.grants, event.data] };
      case 'GrantWithdrawn': {
        const { grant } = event.data;
        return {
          ...actor,
          grants: actor.grants.filter((one) => one.grant !== grant),
          withdrawn: [...actor.withdrawn, grant],
        };
      }
      case 'ActorLinked':
        return { ...actor, links: [...actor.links, event.data] };
      case 'ActorUnlinked': {
        const { link } = event.data;
        const links = actor.links.filter((one) => one.link !== link);
        return { ...actor, links, unlinked: [...actor.unlinked, link] };
      }
      case 'DateRefined':
        return actor;
    }
  },
};

function decide(
  command: ActorCommand,
  actor: Actor,
  { personExists }: ActorFacts,
): ReturnType<typeof actorDecider.decide> {
  if (command.type === 'RegisterActor') {
    if (actor.status !== 'unknown') return refuse('actor is registered already');
    const { kind, person } = command.data;
    if (kind === 'service' && person !== undefined) return refuseInput('a service is no person', 'person');
    if (!personExists) return refuseReference('person does not exist', 'person');
    return accept<ActorEvent>({ type: 'ActorRegistered', data: command.data });
  }
  if (actor.status === 'unknown') return refuse('actor is not registered');
  switch (command.type) {
    case 'GiveGrant':
      return decideGrant(command.data, command.meta, actor.grants);
    case 'WithdrawGrant':
      if (actor.withdrawn.includes(command.data.grant)) return acceptAsIs('is withdrawn already');
      if (!actor.grants.some(({ grant }) => grant === command.data.grant))
        return refuseMissing('actor has no such grant');
      return accept<ActorEvent>({ type: 'GrantWithdrawn', data: command.data });
    case 'LinkActor':
      if (!personExists) return refuseReference('person does not exist', 'to.id');
      return decideLink(command.data, command.meta, actor.links);
    case 'UnlinkActor':
      if (actor.unlinked.includes(command.data.link)) return acceptAsIs('is ended already');
      if (!actor.links.some(({ link }) => link === command.data.link)) return refuseMissing('actor has no such link');
      return accept<ActorEvent>({ type: 'ActorUnlinked', data: command.data });
  }
}

type LinkData = Extract<ActorCommand, { type: typeof LinkActor.type }>['data'];

function decideLink(
  { to, from: wanted, until }: LinkData,
  { today, commandId }: CommandMeta,
  links: readonly Link[],
): ReturnType<typeof actorDecider.decide> {
  const from = wanted ?? today;
  if (until !== undefined && until < from) return refuse('link would end before it begins');
  if (links.some((one) => isSameParty(one.to, to) && one.from === from && one.until === until)) {
    return acceptAsIs('is linked already');
  }
  const data = { link: partId(commandId, 'link', 0), to, from, ...(until !== undefined && { until }) };
  return accept({ type: 'ActorLinked', data });
}

function isSameParty(one: LinkedParty, other: LinkedParty): boolean {
  if (one.kind === 'person') return other.kind === 'person' && one.id === other.id;
  return other.kind === 'function' && one.title === other.title && one.organisation === other.organisation;
}

type GrantData = Extract<ActorCommand, { type: typeof GiveGrant.type }>['data'];

function decideGrant(
  { role, scope, from: wanted, until, jobTypes }: GrantData,
  { today, commandId }: CommandMeta,
  grants: readonly Grant[],
): ReturnType<typeof actorDecider.decide> {
  const from = wanted ?? today;
  if (until !== undefined && until < from) return refuse('grant would end before it begins');
  if (jobTypes !== undefined && role !== WORKER) return refuseInput('only a worker has job types', 'jobTypes');
  const wish = {
    role,
    scope,
    from,
    ...(until !== undefined && { until }),
    ...(jobTypes !== undefined && { jobTypes }),
  };
  if (grants.some((one) => isSameGrant(one, wish))) return acceptAsIs('has this grant already');
  return accept({ type: 'GrantGiven', data: { grant: partId(commandId, 'grant', 0), ...wish } });
}

function isSameGrant(one: Omit<Grant, 'grant'>, other: Omit<Grant, 'grant'>): boolean {
  if (one.role !== other.role || one.from !== other.from || one.until !== other.until) return false;
  if (one.jobTypes === undefined || other.jobTypes === undefined) return one.jobTypes === other.jobTypes;
  const types = new Set(one.jobTypes);
  return types.size === other.jobTypes.length && other.jobTypes.every((type) => types.has(type));
}

/** Grants that hold on a day of the business clock, `YYYY-MM-DD`. */
export function activeGrants(actor: Actor, day: string): readonly Grant[] {
  if (actor.status === 'unknown') return [];
  return actor.grants.filter((grant) => holdsOn(grant, day));
}

/** The persons and functions behind the actor on a day of the business clock. */
export function activeLinks(actor: Actor, day: string): readonly LinkedParty[] {
  if (actor.status === 'unknown') return [];
  const linked = actor.links.filter((link) => holdsOn(link, day));
  const registered = actor.person === undefined ? [] : [{ kind: 'person' as const, id: actor.person }];
  return [...registered, ...linked.map(({ to }) => to)];
}

function holdsOn({ from, until }: Period, day: string): boolean {
  return from <= day && (until === undefined || day <= until);
}
