import type { EvolveMap } from '#event-sourcing';
import { unchanged } from '#event-sourcing';
import type { MemberEvent } from '../strategy-process.events.js';
import type { StrategyProcess } from '../strategy-process.state.js';
import { ofUnfinished } from '../strategy-process.state.js';
import type { ProcessMembers } from './members.state.js';
import { withOpen, withoutOpen } from './members.state.js';

export const evolveMembers: EvolveMap<StrategyProcess, MemberEvent> = {
  MeasureRegistered: inMembers((members, { data: { measure } }) => ({
    ...withOpen(members, measure),
    hasMeasures: true,
  })),
  MeasureLeft: inMembers((members, { data: { measure } }) => withoutOpen(members, measure)),
  CommitteeRegistered: inMembers((members, { data }) => ({ ...members, committees: [...members.committees, data] })),
  MeasureFoundAfterClosing: (process, { data: { measure } }) =>
    process.status === 'closed' ? { ...process, foundAfterClosing: [...process.foundAfterClosing, measure] } : process,
  BudgetInOtherCurrencyFound: unchanged,
  CurrencyChosen: inMembers((members, { data: { currency } }) => ({ ...members, currency })),
};

function inMembers<E>(
  step: (members: ProcessMembers, event: E) => ProcessMembers,
): (process: StrategyProcess, event: E) => StrategyProcess {
  return ofUnfinished((process, event) => ({ ...process, members: step(process.members, event) }));
}
