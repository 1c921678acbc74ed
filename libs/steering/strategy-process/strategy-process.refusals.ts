import type { GeneralRefusal } from '#event-sourcing';
import { germanGeneral } from '#event-sourcing';
import type { ForReorganisationRefusal, MissingReferenceRefusal } from '#shared-kernel';
import { germanForReorganisation, germanMissingReference } from '#shared-kernel';
import type { EntryRefusal } from './entries/entries.decide.js';
import { germanEntries } from './entries/entries.decide.js';
import type { MemberRefusal } from './members/members.decide.js';
import { germanMembers } from './members/members.decide.js';
import type { PhaseRefusal } from './phases/phases.refusals.js';
import { germanPhases } from './phases/phases.refusals.js';

const own = {
  'process is drafted already': 'Der Strategieprozess ist schon angelegt.',
  'process is initiated already': 'Der Strategieprozess ist schon angestoßen.',
  'process is not initiated': 'Der Strategieprozess ist noch nicht angestoßen.',
  'process is suspended': 'Der Strategieprozess ruht.',
  'process is not suspended': 'Der Strategieprozess ruht nicht.',
  'process is closed': 'Der Strategieprozess ist abgeschlossen.',
  'mandate is no resolution of this meeting': 'Der Auftrag ist kein Beschluss dieser Sitzung.',
  'measures are open': 'Es gibt offene Maßnahmen: sie müssen übergeben, übertragen oder aufgegeben werden.',
  'organisation has ended': 'Die Organisation besteht nicht mehr.',
} as const;

export type StrategyProcessRefusal =
  | keyof typeof own
  | ForReorganisationRefusal
  | EntryRefusal
  | PhaseRefusal
  | MemberRefusal
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'the fact lies in the future' | 'not found'>;

export const germanStrategyProcess: Readonly<Record<StrategyProcessRefusal, string>> = {
  ...own,
  'not found': germanGeneral['not found'],
  'the fact lies in the future': germanGeneral['the fact lies in the future'],
  ...germanForReorganisation,
  ...germanEntries,
  ...germanPhases,
  ...germanMembers,
  ...germanMissingReference,
};
