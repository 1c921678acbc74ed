import type { CommandOf } from '#commands';
import type { Decider, Decision, GeneralRefusal } from '#event-sourcing';
import { accept, acceptAsIs, daysBetween, germanGeneral, refuse, refuseInput, refuseMissing } from '#event-sourcing';
import type { recessCommands } from './recess.commands.js';
import type { RecessEvent } from './recess.events.js';
import { recessShapes } from './recess.events.js';
import { evolveRecess } from './recess.evolve.js';
import type { Recess } from './recess.state.js';

export type RecessCommand = CommandOf<(typeof recessCommands)[number]>;

export type RecessRefusal =
  | 'recess is recorded already'
  | 'recess is cancelled'
  | 'recess would end before it began'
  | 'recess would be longer than a year'
  | Extract<GeneralRefusal, 'not found'>;

const LONGEST_DAYS = 366;

export const recessDecider: Decider<RecessCommand, Recess, RecessEvent, RecessRefusal> = {
  category: 'recess',
  initial: { status: 'unknown' },
  events: recessShapes,
  german: {
    'recess is recorded already': 'Die Sitzungspause ist schon erfasst.',
    'recess is cancelled': 'Die Sitzungspause ist abgesagt.',
    'recess would end before it began': 'Die Sitzungspause würde vor ihrem Beginn enden.',
    'recess would be longer than a year': 'Die Sitzungspause wäre länger als ein Jahr.',
    'not found': germanGeneral['not found'],
  },
  decide: (command, recess) => {
    if (command.type === 'RecordRecess') {
      if (recess.status !== 'unknown') return refuse('recess is recorded already');
      const { name, first, last } = command.data;
      return wrongDays(command.data) ?? accept<RecessEvent>({ type: 'RecessRecorded', data: { name, first, last } });
    }
    if (recess.status === 'unknown') return refuseMissing('not found');
    if (recess.status === 'cancelled') return refuse('recess is cancelled');
    if (command.type === 'CancelRecess') return accept<RecessEvent>({ type: 'RecessCancelled', data: {} });
    const { first, last } = command.data;
    if (first === recess.first && last === recess.last) return acceptAsIs('has these days already');
    return wrongDays(command.data) ?? accept<RecessEvent>({ type: 'RecessCorrected', data: { first, last } });
  },
  evolve: evolveRecess,
};

function wrongDays({
  first,
  last,
}: {
  readonly first: string;
  readonly last: string;
}): Decision<never, RecessRefusal> | undefined {
  if (last < first) return refuseInput('recess would end before it began', 'last');
  return daysBetween(first, last) >= LONGEST_DAYS
    ? refuseInput('recess would be longer than a year', 'last')
    : undefined;
}
