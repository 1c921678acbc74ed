import type { Decided, Decision, Evolved, Message } from '#event-sourcing';
import { accept, acceptAsIs, refuse } from '#event-sourcing';
import type { CommitteeKind } from '#council';
import type { StrategyProcessCommand } from './strategy-process.decide.js';

/** What belongs to a process and has streams of its own: a policy registers it here. */
export type MemberEvent =
  | Message<'MeasureRegistered', { readonly measure: string }>
  /** Completed, handed over, rejected, cancelled or superseded. */
  | Message<'MeasureLeft', { readonly measure: string }>
  | Message<'CommitteeRegistered', { readonly committee: string; readonly kind: CommitteeKind }>
  | Message<'CurrencyChosen', { readonly currency: string }>;

export interface ProcessMembers {
  /** Measures that are not over, in buckets, so that one of ten thousand is added without copying them all. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  readonly hasMeasures: boolean;
  readonly committees: readonly { readonly committee: string; readonly kind: CommitteeKind }[];
  /** ISO 4217. */
  readonly currency: string;
}

export const noMembers: ProcessMembers = { open: {}, hasMeasures: false, committees: [], currency: 'EUR' };

export type MemberCommand = Extract<
  StrategyProcessCommand,
  { readonly type: 'RegisterMeasure' | 'NoteMeasureOver' | 'RegisterCommittee' | 'ChooseCurrency' }
>;

export type MemberRefusal = 'budgets of the process are in another currency';

export const germanMembers: Readonly<Record<MemberRefusal, string>> = {
  'budgets of the process are in another currency':
    'Der Strategieprozess hat schon Maßnahmen; seine Budgets werden in einer anderen Währung geführt.',
};

export function decideMember(
  { type, data }: MemberCommand,
  members: ProcessMembers,
): Decision<MemberEvent, MemberRefusal> {
  switch (type) {
    case 'RegisterMeasure':
      return isOpen(members, data.measure)
        ? acceptAsIs('registered already')
        : one({ type: 'MeasureRegistered', data });
    case 'NoteMeasureOver':
      return isOpen(members, data.measure) ? one({ type: 'MeasureLeft', data }) : acceptAsIs('is not open');
    case 'RegisterCommittee':
      if (members.committees.some(({ committee }) => committee === data.committee)) {
        return acceptAsIs('registered already');
      }
      return one({ type: 'CommitteeRegistered', data });
    case 'ChooseCurrency':
      if (members.currency === data.currency) return acceptAsIs('is the currency already');
      if (members.hasMeasures) return refuse('budgets of the process are in another currency');
      return one({ type: 'CurrencyChosen', data });
  }
}

function one(event: Decided<MemberEvent>): Decision<MemberEvent, never> {
  return accept<MemberEvent>(event);
}

export function evolveMembers(members: ProcessMembers, event: Evolved<MemberEvent>): ProcessMembers {
  switch (event.type) {
    case 'MeasureRegistered': {
      const { measure } = event.data;
      return {
        ...members,
        hasMeasures: true,
        open: withBucket(members, measure, [...bucket(members, measure), measure]),
      };
    }
    case 'MeasureLeft': {
      const { measure } = event.data;
      const rest = bucket(members, measure).filter((id) => id !== measure);
      return { ...members, open: withBucket(members, measure, rest) };
    }
    case 'CommitteeRegistered':
      return { ...members, committees: [...members.committees, event.data] };
    case 'CurrencyChosen':
      return { ...members, currency: event.data.currency };
  }
}

/** Measures of the process that are neither completed, handed over, rejected, cancelled nor superseded. */
export function openMeasures({ open }: ProcessMembers): readonly string[] {
  return Object.values(open).flat();
}

function isOpen(members: ProcessMembers, measure: string): boolean {
  return bucket(members, measure).includes(measure);
}

function bucket({ open }: ProcessMembers, measure: string): readonly string[] {
  return open[keyOf(measure)] ?? [];
}

function withBucket({ open }: ProcessMembers, measure: string, ids: readonly string[]): ProcessMembers['open'] {
  return { ...open, [keyOf(measure)]: ids };
}

/** Ids are random, so their first two digits spread them evenly. */
function keyOf(measure: string): string {
  return measure.slice(0, 2);
}
