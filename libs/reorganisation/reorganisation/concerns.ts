import type { CommandReader } from '#event-sourcing';
import type { Holding } from './holdings.js';
import { holdingsOf } from './holdings.js';
import type { ReorganisationFacts } from './reorganisation.decide.js';
import type { Allotment, Change, Concern } from './reorganisation.events.js';

/** The kind of holding that an allotment is about. */
export const HOLDING_OF: Readonly<Record<Allotment['kind'], Holding['kind']>> = {
  process: 'processLead',
  measure: 'measureLead',
  assignment: 'assignment',
  organisation: 'parent',
};

/** The holdings that a change concerns now. Organisations end last, so that they hold nothing then. */
export async function concernsOf(
  change: Change,
  read: CommandReader,
): Promise<Pick<ReorganisationFacts, 'concerns' | 'ends'>> {
  switch (change.kind) {
    case 'move': {
      const { organisation: thing, parent } = change;
      return { concerns: [{ kind: 'parent', thing, ...(parent !== undefined && { to: parent }) }], ends: [] };
    }
    case 'merge': {
      const { from, into } = change;
      const holdings = (await holdingsOf(from, read)).filter(({ thing }) => !from.includes(thing));
      // The receiving organisation may belong to one that ends: a person decides to which it belongs now.
      const concerns = holdings.map((one) => (one.thing === into ? one : { ...one, to: into }));
      return { concerns, ends: from.map((thing) => ({ kind: 'end', thing })) };
    }
    case 'split': {
      const { from, into, allotments } = change;
      const holdings = (await holdingsOf([from], read)).map(({ kind, thing }): Concern => {
        const allotted = allotments.find((one) => one.id === thing && HOLDING_OF[one.kind] === kind);
        return { kind, thing, ...(allotted !== undefined && { to: allotted.to }) };
      });
      if (!into.includes(from)) return { concerns: holdings, ends: [{ kind: 'end', thing: from }] };
      return { concerns: holdings.filter(({ to }) => to !== undefined && to !== from), ends: [] };
    }
  }
}
