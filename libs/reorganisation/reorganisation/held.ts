import type { CommandReader, Decider, FactReader, Message, Recorded } from '#event-sourcing';
import type { Assignment, Measure, StrategyProcess } from '#steering';
import { assignmentDecider, isOver, measureDecider, measureStatus, strategyProcessDecider } from '#steering';
import type { Organisation } from '#parties';
import { organisationDecider } from '#parties';
import type { ConcernKind } from './reorganisation.events.js';
import { concernKey } from './reorganisation.js';

/** What an organisation leads, has to do or is above. */
export interface Held {
  readonly kind: Exclude<ConcernKind, 'end'>;
  readonly thing: string;
}

/** Who leads it, has to do it or is above it, as long as that matters. */
export async function holderNow({ kind, thing }: Held, read: FactReader): Promise<string | undefined> {
  switch (kind) {
    case 'processLead':
      return leadOfProcess(await read.state(strategyProcessDecider, thing));
    case 'measureLead':
      return leadOfMeasure(await read.state(measureDecider, thing));
    case 'assignment':
      return assigned(await read.state(assignmentDecider, thing));
    case 'parent':
      return above(await read.state(organisationDecider, thing));
  }
}

/**
 * What is with one of the organisations now, in the order of the log. The log is looked through twice: for what was ever
 * with them, and for what became of that. Streams read one by one would each be a basis of what is decided.
 */
export async function heldBy(organisations: readonly string[], read: CommandReader): Promise<readonly Held[]> {
  const ever = new Map<string, { readonly held: Held; readonly followed: Followed }>();
  for await (const slice of read.log(CATEGORIES)) {
    for (const event of slice) {
      const held = heldIn(event, organisations);
      if (held !== undefined) ever.set(concernKey(held), { held, followed: follow(held.kind) });
    }
  }
  for await (const slice of read.log(CATEGORIES)) {
    for (const event of slice) {
      for (const kind of KINDS) ever.get(concernKey({ kind, thing: event.id }))?.followed.take(event);
    }
  }
  return [...ever.values()].flatMap(({ held, followed: { holder } }) =>
    holder !== undefined && organisations.includes(holder) ? [held] : [],
  );
}

const CATEGORIES = ['strategyProcess', 'organisation', 'measure', 'assignment'] as const;
const KINDS = ['processLead', 'measureLead', 'assignment', 'parent'] as const satisfies readonly Held['kind'][];

const SAID_BY: ReadonlyMap<string, { readonly kind: Held['kind']; readonly field: string }> = new Map([
  ['ProcessInitiated', { kind: 'processLead', field: 'lead' }],
  ['ProcessLeadAssigned', { kind: 'processLead', field: 'lead' }],
  ['MeasureProposed', { kind: 'measureLead', field: 'lead' }],
  ['MeasureLeadAssigned', { kind: 'measureLead', field: 'lead' }],
  ['AssignmentGiven', { kind: 'assignment', field: 'to' }],
  ['AssignmentTransferred', { kind: 'assignment', field: 'to' }],
  ['OrganisationRegistered', { kind: 'parent', field: 'parent' }],
  ['OrganisationMoved', { kind: 'parent', field: 'parent' }],
]);

function heldIn({ type, id: thing, data }: Recorded, organisations: readonly string[]): Held | undefined {
  const said = SAID_BY.get(type);
  if (said === undefined) return undefined;
  const holder: unknown = Object.entries(data).find(([name]) => name === said.field)?.[1];
  return typeof holder === 'string' && organisations.includes(holder) ? { kind: said.kind, thing } : undefined;
}

/** The state of one stream while its events go by. */
interface Followed {
  take(event: Recorded): void;
  readonly holder: string | undefined;
}

function follow(kind: Held['kind']): Followed {
  switch (kind) {
    case 'processLead':
      return followed(strategyProcessDecider, leadOfProcess);
    case 'measureLead':
      return followed(measureDecider, leadOfMeasure);
    case 'assignment':
      return followed(assignmentDecider, assigned);
    case 'parent':
      return followed(organisationDecider, above);
  }
}

function followed<S, E extends Message>(
  decider: Pick<Decider<never, S, E, string, never>, 'initial' | 'evolve'>,
  holderIn: (state: S) => string | undefined,
): Followed {
  let state = decider.initial;
  return {
    take: (event) => {
      // The category's decider alone writes its streams.
      state = decider.evolve(state, event as Parameters<typeof decider.evolve>[1]);
    },
    get holder() {
      return holderIn(state);
    },
  };
}

function leadOfProcess(process: StrategyProcess): string | undefined {
  return 'lead' in process ? process.lead : undefined;
}

function leadOfMeasure(measure: Measure): string | undefined {
  return measure.status === 'unknown' || isOver(measureStatus(measure)) ? undefined : measure.lead;
}

function assigned(assignment: Assignment): string | undefined {
  const { status } = assignment;
  return status === 'unknown' || status === 'confirmed' || status === 'dropped' ? undefined : assignment.to;
}

function above(organisation: Organisation): string | undefined {
  return organisation.status === 'registered' ? organisation.parent : undefined;
}
