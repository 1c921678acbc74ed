import type { CommandOf } from '#commands';
import type { Command, DecideMap, Decided, Decision } from '#event-sourcing';
import { accept, acceptAsIs, refuse } from '#event-sourcing';
import type { MemberEvent } from '../strategy-process.events.js';
import type { ClosedProcess, OpenProcess, UnfinishedProcess } from '../strategy-process.state.js';
import type { memberCommands } from './members.commands.js';
import { isOpen } from './members.state.js';

type MemberCommand = CommandOf<(typeof memberCommands)[number]>;
type CurrencyCommand = Extract<MemberCommand, Command<'ChooseCurrency'>>;

/** Commands by which a policy registers facts of other streams. */
export type RegistrationCommand = Exclude<MemberCommand, CurrencyCommand>;

const phrases = {
  'budgets of the process are in another currency':
    'Der Strategieprozess hat schon Maßnahmen; seine Budgets werden in einer anderen Währung geführt.',
} as const;

export type MemberRefusal = keyof typeof phrases;

export const germanMembers = phrases;

export const decideRegistrations: DecideMap<RegistrationCommand, UnfinishedProcess, MemberEvent, never, unknown> = {
  RegisterMeasure: ({ data }, { members }) =>
    isOpen(members, data.measure)
      ? acceptAsIs('registered already')
      : accept<MemberEvent>(
          { type: 'MeasureRegistered', data: { measure: data.measure } },
          ...otherCurrency(data, members.currency),
        ),
  NoteMeasureOver: ({ data }, { members }) =>
    isOpen(members, data.measure) ? accept<MemberEvent>({ type: 'MeasureLeft', data }) : acceptAsIs('is not open'),
  RegisterCommittee: ({ data }, { members }) =>
    members.committees.some(({ committee }) => committee === data.committee)
      ? acceptAsIs('registered already')
      : accept<MemberEvent>({ type: 'CommitteeRegistered', data }),
};

/** The measure was proposed at the same time as the process was closed. */
export function findAfterClosing(
  { data: { measure } }: Extract<RegistrationCommand, Command<'RegisterMeasure'>>,
  { foundAfterClosing }: ClosedProcess,
): Decision<MemberEvent, never> {
  if (foundAfterClosing.includes(measure)) return acceptAsIs('found already');
  return accept<MemberEvent>({ type: 'MeasureFoundAfterClosing', data: { measure } });
}

/** The budget was set at the same time as the process chose its currency. */
function otherCurrency(
  { measure, currency }: Extract<RegistrationCommand, Command<'RegisterMeasure'>>['data'],
  chosen: string,
): readonly Decided<MemberEvent>[] {
  if (currency === undefined || currency === chosen) return [];
  return [{ type: 'BudgetInOtherCurrencyFound', data: { measure, currency } }];
}

export const decideCurrency: DecideMap<CurrencyCommand, OpenProcess, MemberEvent, MemberRefusal, unknown> = {
  ChooseCurrency: ({ data }, { members }) => {
    if (members.currency === data.currency) return acceptAsIs('is the currency already');
    if (members.hasMeasures) return refuse('budgets of the process are in another currency');
    return accept<MemberEvent>({ type: 'CurrencyChosen', data });
  },
};
