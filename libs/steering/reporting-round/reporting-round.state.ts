import type { RoundAnswer } from './reporting-round.events.js';

export type ReportingRound =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'open' | 'closed';
      readonly asOf: string;
      readonly due: string;
      /** The measures that are asked for, in the round's order. */
      readonly asks: readonly string[];
      readonly answers: Readonly<Record<string, RoundAnswer>>;
    };

export type KnownRound = Exclude<ReportingRound, { readonly status: 'unknown' }>;

/** The measures without an answer, in the round's order. */
export function missingAnswers({ asks, answers }: KnownRound): readonly string[] {
  return asks.filter((measure) => answers[measure] === undefined);
}
