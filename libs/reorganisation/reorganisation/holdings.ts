import type { CommandReader, Decider, FactReader, Message, Recorded } from '#event-sourcing';
import type { Assignment, Measure, StrategyProcess } from '#steering';
import { assignmentDecider, isOver, measureDecider, measureStatus, strategyProcessDecider } from '#steering';
import type { Organisation } from '#parties';
import { organisationDecider } from '#parties';
import type { ConcernKind } from './reorganisation.events.js';
import { concernKey } from './reorganisation.state.js';

/** A process or measure that an organisation leads, an assignment that it has, or an organisation below it. */
export interface Holding {
  readonly kind: Exclude<ConcernKind, 'end'>;
  readonly thing: string;
}

/** The organisation that leads, has to do or is above something, as long as it is open. */
export async function holderNow({ kind, thing }: Holding, read: FactReader): Promise<string | undefined> {
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
 * The holdings of the organisations, in the order of the log. The log is read twice: for everything that they ever held,
 * and for its present state. Streams read one by one would each become a basis of the decision.
 */
export async function holdingsOf(organisations: readonly string[], read: CommandReader): Promise<readonly Holding[]> {
  const ever = new Map<string, { readonly holding: Holding; readonly now: StreamState }>();
  for await (const slice of read.log(CATEGORIES)) {
    for (const event of slice) {
      const holding = holdingIn(event, organisations);
      if (holding !== undefined) ever.set(concernKey(holding), { holding, now: stateOf(holding.kind) });
    }
  }
  for await (const slice of read.log(CATEGORIES)) {
    for (const event of slice) {
      for (const kind of KINDS) ever.get(concernKey({ kind, thing: event.id }))?.now.take(event);
    }
  }
  return [...ever.values()].flatMap(({ holding, now: { holder } }) =>
    holder !== undefined && organisations.includes(holder) ? [holding] : [],
  );
}

const CATEGORIES = ['strategyProcess', 'organisation', 'measure', 'assignment'] as const;
const KINDS = ['processLead', 'measureLead', 'assignment', 'parent'] as const satisfies readonly Holding['kind'][];

/** Events that name an organisation as the lead, the assignee or the parent, and the field that does. */
const NAMED_BY: ReadonlyMap<string, { readonly kind: Holding['kind']; readonly field: string }> = new Map([
  ['ProcessInitiated', { kind: 'processLead', field: 'lead' }],
  ['ProcessLeadAssigned', { kind: 'processLead', field: 'lead' }],
  ['MeasureProposed', { kind: 'measureLead', field: 'lead' }],
  ['MeasureLeadAssigned', { kind: 'measureLead', field: 'lead' }],
  ['AssignmentGiven', { kind: 'assignment', field: 'to' }],
  ['AssignmentTransferred', { kind: 'assignment', field: 'to' }],
  ['OrganisationRegistered', { kind: 'parent', field: 'parent' }],
  ['OrganisationMoved', { kind: 'parent', field: 'parent' }],
]);

function holdingIn({ type, id: thing, data }: Recorded, organisations: readonly string[]): Holding | undefined {
  const named = NAMED_BY.get(type);
  if (named === undefined) return undefined;
  const holder: unknown = Object.entries(data).find(([name]) => name === named.field)?.[1];
  return typeof holder === 'string' && organisations.includes(holder) ? { kind: named.kind, thing } : undefined;
}

/** The state of one stream, folded event by event. */
interface StreamState {
  take(event: Recorded): void;
  readonly holder: string | undefined;
}

function stateOf(kind: Holding['kind']): StreamState {
  switch (kind) {
    case 'processLead':
      return foldedBy(strategyProcessDecider, leadOfProcess);
    case 'measureLead':
      return foldedBy(measureDecider, leadOfMeasure);
    case 'assignment':
      return foldedBy(assignmentDecider, assigned);
    case 'parent':
      return foldedBy(organisationDecider, above);
  }
}

function foldedBy<S, E extends Message>(
  decider: Pick<Decider<never, S, E, string, never>, 'initial' | 'evolve'>,
  holderIn: (state: S) => string | undefined,
): StreamState {
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
