import type { CommandOf } from '#commands';
import type { Decider, Decision, GeneralRefusal } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  canonicalJson,
  decideByType,
  germanGeneral,
  refuse,
  refuseMissing,
  refuseReference,
} from '#event-sourcing';
import type { MissingReferenceRefusal, ReferenceFacts } from '#shared-kernel';
import { germanMissingReference, refuseMissingReference } from '#shared-kernel';
import type { reportingRoundCommands } from './reporting-round.commands.js';
import { MOST_ASKED } from './round-limits.js';
import type { ReportingRoundEvent, RoundAnswer } from './reporting-round.events.js';
import { reportingRoundShapes } from './reporting-round.events.js';
import { evolveReportingRound } from './reporting-round.evolve.js';
import type { KnownRound, ReportingRound } from './reporting-round.state.js';
import { missingAnswers } from './reporting-round.state.js';

export type ReportingRoundCommand = CommandOf<(typeof reportingRoundCommands)[number]>;

export type ReportingRoundRefusal =
  | 'round is opened already'
  | 'answers would be due before the day that they are about'
  | 'round is about a day in the future'
  | 'process had no open measures on that day'
  | 'process has more measures than a round asks for'
  | 'measure is of another process'
  | 'measure was over before the day that the round is about'
  | 'what changed is not said'
  | 'a permanent task has no percentage'
  | 'measure is not under way, so it has no percentage'
  | 'less than before needs a note that says why'
  | 'measure is not asked for in this round'
  | 'round is closed'
  | 'nothing changed, so there is no percentage'
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'not found'>;

export type UnfitMeasure = Extract<
  ReportingRoundRefusal,
  'measure is of another process' | 'measure was over before the day that the round is about'
>;

/** The facts of a measure that decide which answer it takes; `percent` is its known progress. */
export interface AnsweredMeasure {
  readonly kind: 'project' | 'permanentTask';
  readonly isUnderWay: boolean;
  readonly percent: number | null;
}

export interface RoundFacts extends ReferenceFacts {
  /** The measures that are asked for, each with the organisation that leads it, or `null`. */
  readonly asks: readonly { readonly measure: string; readonly lead: string | null }[];
  /** The measure that is answered for. */
  readonly answered?: AnsweredMeasure;
  /** The first measure that the round cannot ask for, by its place. */
  readonly unfit?: { readonly place: number; readonly reason: UnfitMeasure };
}

export const reportingRoundDecider: Decider<
  ReportingRoundCommand,
  ReportingRound,
  ReportingRoundEvent,
  ReportingRoundRefusal,
  RoundFacts
> = {
  category: 'reportingRound',
  initial: { status: 'unknown' },
  events: reportingRoundShapes,
  german: {
    'round is opened already': 'Die Statusabfrage ist schon eröffnet.',
    'answers would be due before the day that they are about': 'Die Antworten wären vor dem Stichtag fällig.',
    'round is about a day in the future': 'Der Stichtag liegt in der Zukunft.',
    'process had no open measures on that day': 'Der Strategieprozess hatte an diesem Tag keine offenen Maßnahmen.',
    'process has more measures than a round asks for':
      'Der Strategieprozess hat mehr als 2000 offene Maßnahmen: die gefragten müssen genannt werden.',
    'measure is of another process': 'Die Maßnahme gehört zu einem anderen Strategieprozess.',
    'measure was over before the day that the round is about': 'Die Maßnahme war vor dem Stichtag schon beendet.',
    'a permanent task has no percentage': 'Eine Daueraufgabe hat keinen Prozentwert.',
    'measure is not under way, so it has no percentage': 'Die Maßnahme läuft nicht, also hat sie keinen Prozentwert.',
    'less than before needs a note that says why': 'Weniger als vorher braucht eine Notiz, die sagt, warum.',
    'what changed is not said': 'Was sich geändert hat, fehlt: ein Prozentwert oder eine Notiz.',
    'measure is not asked for in this round': 'Nach dieser Maßnahme fragt die Statusabfrage nicht.',
    'round is closed': 'Die Statusabfrage ist geschlossen.',
    'nothing changed, so there is no percentage': 'Wenn sich nichts geändert hat, gibt es keinen neuen Prozentwert.',
    'not found': germanGeneral['not found'],
    ...germanMissingReference,
  },
  decide,
  evolve: evolveReportingRound,
};

type RoundDecision = Decision<ReportingRoundEvent, ReportingRoundRefusal>;

function decide(command: ReportingRoundCommand, round: ReportingRound, facts: RoundFacts): RoundDecision {
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (command.type === 'OpenRound') return open(command, round, facts);
  if (round.status === 'unknown') return refuseMissing('not found');
  return round.status === 'closed' ? refuse('round is closed') : decideOpen(command, round, facts);
}

type Of<T extends ReportingRoundCommand['type']> = Extract<ReportingRoundCommand, { readonly type: T }>;

function open({ data, meta }: Of<'OpenRound'>, round: ReportingRound, facts: RoundFacts): RoundDecision {
  if (round.status !== 'unknown') return refuse('round is opened already');
  const { process, title, asOf, due } = data;
  const { asks, unfit } = facts;
  if (unfit !== undefined) return refuseReference(unfit.reason, `measures.${unfit.place}`);
  if (asOf > meta.today) return refuse('round is about a day in the future');
  if (due < asOf) return refuse('answers would be due before the day that they are about');
  if (asks.length === 0) return refuse('process had no open measures on that day');
  if (asks.length > MOST_ASKED) return refuse('process has more measures than a round asks for');
  return accept<ReportingRoundEvent>({ type: 'RoundOpened', data: { process, title, asOf, due, asks } });
}

function answer(
  { type, data }: Of<'AnswerRound' | 'AnswerForLead'>,
  round: KnownRound,
  { answered }: RoundFacts,
): RoundDecision {
  const { measure, kind, percent, note } = data;
  if (!round.asks.includes(measure)) return refuseMissing('measure is not asked for in this round');
  if (kind === 'noChange' && percent !== undefined) return refuse('nothing changed, so there is no percentage');
  if (kind === 'changed' && percent === undefined && note === undefined) return refuse('what changed is not said');
  if (percent !== undefined && answered !== undefined) {
    if (answered.kind === 'permanentTask') return refuse('a permanent task has no percentage');
    if (!answered.isUnderWay) return refuse('measure is not under way, so it has no percentage');
    if (note === undefined && percent < (answered.percent ?? 0)) {
      return refuse('less than before needs a note that says why');
    }
  }
  const noted = note === undefined ? {} : { note };
  const said: RoundAnswer =
    kind === 'noChange' ? { kind, ...noted } : { kind, ...(percent !== undefined && { percent }), ...noted };
  const before = round.answers[measure];
  if (before !== undefined && canonicalJson(before) === canonicalJson(said)) return acceptAsIs('answered so already');
  return accept<ReportingRoundEvent>({
    type: 'RoundAnswered',
    data: { measure, answer: said, ...(type === 'AnswerForLead' && { forLead: { reason: data.reason } }) },
  });
}

type OpenCommand = Exclude<ReportingRoundCommand, { readonly type: 'OpenRound' }>;

/** The decisions of an open round, by command. */
const decideOpen = decideByType<OpenCommand, KnownRound, ReportingRoundEvent, ReportingRoundRefusal, RoundFacts>({
  AnswerRound: answer,
  AnswerForLead: answer,
  RemindRound: (_command, round) => {
    const missing = missingAnswers(round);
    return missing.length === 0
      ? acceptAsIs('nobody is missing')
      : accept({ type: 'RoundReminded', data: { missing } });
  },
  CloseRound: (_command, round) => accept({ type: 'RoundClosed', data: { missing: missingAnswers(round) } }),
});
