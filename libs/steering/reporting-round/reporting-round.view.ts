import type { RowOf } from '#event-sourcing';
import type { NameOf } from '#shared-kernel';
import type { AskAnswer, RoundListed } from './reporting-round.answer.js';
import type { reportingRounds, roundAsks } from './reporting-round.projection.js';

type RoundRow = RowOf<typeof reportingRounds>;
type AskRow = RowOf<typeof roundAsks>;

/** Units and measures that were asked, and that answered. A unit has answered when none of its measures is missing. */
export interface Completeness {
  readonly unitsAsked: number;
  readonly unitsAnswered: number;
  readonly measuresAsked: number;
  readonly measuresAnswered: number;
  readonly measuresWithoutLead: number;
}

export function completenessOf(asks: readonly AskRow[]): Completeness {
  const units = Map.groupBy(
    asks.filter(({ lead }) => lead !== null),
    ({ lead }) => lead,
  );
  return {
    unitsAsked: units.size,
    unitsAnswered: [...units.values()].filter((of) => of.every(isAnswered)).length,
    measuresAsked: asks.length,
    measuresAnswered: asks.filter(isAnswered).length,
    measuresWithoutLead: asks.filter(({ lead }) => lead === null).length,
  };
}

function isAnswered({ answer }: AskRow): boolean {
  return answer !== null;
}

export function roundItem({ ordinal, revision, ...row }: RoundRow, asks: readonly AskRow[]): RoundListed {
  return { ...row, revision: revision.toString(), completeness: completenessOf(asks) };
}

export function askItem(
  { round, place, measure, lead, answeredBy, ...said }: AskRow,
  nameOf: NameOf,
  dates: ReadonlyMap<string, string>,
): AskAnswer {
  return {
    measure: { id: measure, title: nameOf('measure', measure) },
    lead: lead === null ? null : { id: lead, name: nameOf('organisation', lead) },
    ...said,
    answeredOn: answeredBy === null ? null : (dates.get(answeredBy) ?? null),
  };
}
