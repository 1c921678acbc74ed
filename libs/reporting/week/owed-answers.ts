import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { MeasureRow } from '#steering';
import { reportingRounds, roundAsks } from '#steering';

interface OwedAnswer {
  readonly round: RowOf<typeof reportingRounds>;
  readonly measure: string;
}

/** Missing answers of open rounds. The present lead of a measure owes its answer, also when another one was asked. */
export async function owedAnswers(reads: Reads, open: readonly MeasureRow[]): Promise<readonly OwedAnswer[]> {
  const own = new Set(open.map(({ id }) => id));
  const rounds = new Map(
    (await reads.rows(reportingRounds, (all) => all.where('status', '=', 'open'))).map((round) => [round.id, round]),
  );
  const asks = await reads.rows(roundAsks, (all) =>
    all
      .where('round', 'in', [...rounds.keys()])
      .where('answer', 'is', null)
      .orderBy('place'),
  );
  return asks.flatMap(({ round: id, measure }) => {
    const round = rounds.get(id);
    return round !== undefined && own.has(measure) ? [{ round, measure }] : [];
  });
}
